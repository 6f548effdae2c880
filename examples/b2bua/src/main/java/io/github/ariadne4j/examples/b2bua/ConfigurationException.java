package io.github.ariadne4j.examples.b2bua;

/** The configuration cannot work; the message is one line that says what to change. */
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message);
    }
}
