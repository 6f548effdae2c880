package io.github.ariadne4j.callflow.cdr;

import org.jspecify.annotations.Nullable;

/** A record that the sink can never write; repeating the write cannot succeed. The message has the call and the reason. */
public final class CdrRefusedException extends CdrWriteException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a sink.
     *
     * @param message the operation that failed, the call, and the reason
     * @param cause the exception of the database, if any
     */
    public CdrRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
