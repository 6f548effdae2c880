package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/** The connection was lost after at least a part of the request had been sent. */
public final class AriConnectionLostException extends AriOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /**
     * Created by the transport.
     *
     * @param message the operation, the address and the reason
     * @param cause the exception of the network layer; null if there is none
     */
    public AriConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
