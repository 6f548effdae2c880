package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/** The connection was lost after at least a part of the request had been sent. */
public final class AriConnectionLostException extends AriOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the transport.
     *
     * @param message what failed, where, and why
     * @param cause what the network said, if anything
     */
    public AriConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
