package io.github.ariadne4j.callflow.session;

import org.jspecify.annotations.Nullable;

/** A session could not be written or read; the message says which, and why. */
public sealed class SessionStoreException extends RuntimeException permits StaleOwnerException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by a store.
     *
     * @param message what failed, of which call, and why
     * @param cause what the store said, if anything
     */
    public SessionStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
