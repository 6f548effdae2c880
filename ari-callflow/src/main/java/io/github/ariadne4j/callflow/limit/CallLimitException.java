package io.github.ariadne4j.callflow.limit;

import org.jspecify.annotations.Nullable;

/** A limit could not be looked up, or a call not counted; the message says which, and why. */
public final class CallLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a look-up or a counter.
     *
     * @param message what failed, of which call or scope, and why
     * @param cause what the store said, if anything
     */
    public CallLimitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
