package io.github.ariadne4j.callflow.speech;

/** A text could not be said. The message says why, and does not show the text. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Said by what renders texts. */
    public SpeechException(String message) {
        super(message);
    }

    /** Said by what renders texts. */
    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
