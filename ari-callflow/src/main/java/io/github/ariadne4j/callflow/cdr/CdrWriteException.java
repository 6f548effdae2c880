package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.Nullable;

/** A record was not written; the write may be repeated. The message has the call and the reason. */
public sealed class CdrWriteException extends RuntimeException permits CdrRefusedException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a sink.
     *
     * @param message the operation that failed, the call, and the reason
     * @param cause the exception of the database, if any
     */
    public CdrWriteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
