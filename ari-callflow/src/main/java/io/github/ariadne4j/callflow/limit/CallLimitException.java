package io.github.ariadne4j.callflow.limit;

import org.jspecify.annotations.Nullable;

/** A limit was not read, or a call not counted. The message has the call or scope, and the reason. */
public final class CallLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a look-up or a counter.
     *
     * @param message the operation that failed, the call or scope, and the reason
     * @param cause the exception of the database, if any
     */
    public CallLimitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
