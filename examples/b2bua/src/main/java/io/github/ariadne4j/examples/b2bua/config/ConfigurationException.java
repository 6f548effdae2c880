package io.github.ariadne4j.examples.b2bua.config;

/** Something that only the operator can put right. The message is one line that says what to change. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made where the fault is found.
     *
     * @param message what is wrong, and what to change
     */
    public ConfigurationException(String message) {
        super(message);
    }
}
