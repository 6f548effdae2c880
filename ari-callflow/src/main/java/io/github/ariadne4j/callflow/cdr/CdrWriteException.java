package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.Nullable;

/** A record could not be written, now; it may be tried again. The message says which, and why. */
public sealed class CdrWriteException extends RuntimeException permits CdrRefusedException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a sink.
     *
     * @param message what failed, of which call, and why
     * @param cause what the store said, if anything
     */
    public CdrWriteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
