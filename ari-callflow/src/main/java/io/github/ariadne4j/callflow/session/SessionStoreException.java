package io.github.ariadne4j.callflow.session;

import org.jspecify.annotations.Nullable;

/** A session was not written or read. The message has the call and the reason. */
public sealed class SessionStoreException extends RuntimeException permits StaleOwnerException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a store.
     *
     * @param message the operation that failed, the call, and the reason
     * @param cause the exception of the store, if any
     */
    public SessionStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
