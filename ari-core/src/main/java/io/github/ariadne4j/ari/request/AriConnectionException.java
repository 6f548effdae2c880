package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/** There is no connection to Asterisk, and no part of the request was sent: it was certainly not carried out. */
public final class AriConnectionException extends AriException {
    private static final long serialVersionUID = 1L;

    /**
     * Created by the transport.
     *
     * @param message the operation, the address and the reason
     * @param cause the exception of the network layer; null if there is none
     */
    public AriConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
