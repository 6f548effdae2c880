package io.github.ariadne4j.examples.b2bua.config;

/** A fault that only the operator can correct. The message is one line that contains what to change. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message the fault, and what to change
     */
    public ConfigurationException(String message) {
        super(message);
    }
}
