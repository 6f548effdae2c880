package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.Nullable;

/** A record that can never be written as it is: no second try can change that. The message says which, and why. */
public final class CdrRefusedException extends CdrWriteException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a sink.
     *
     * @param message what failed, of which call, and why
     * @param cause what the store said, if anything
     */
    public CdrRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
