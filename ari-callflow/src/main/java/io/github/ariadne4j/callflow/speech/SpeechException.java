package io.github.ariadne4j.callflow.speech;

/** A text could not be synthesized. The message has the reason and no part of the text. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure with a reason. */
    public SpeechException(String message) {
        super(message);
    }

    /** A failure with a reason and a cause. */
    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
