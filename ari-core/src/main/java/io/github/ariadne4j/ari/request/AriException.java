package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/**
 * A failed request to Asterisk. The message has the operation, the id and the reason. Expected outcomes of a call
 * (busy, no answer, caller hung up) are values, not exceptions.
 */
public abstract sealed class AriException extends RuntimeException
        permits AriConflictException,
                AriConnectionException,
                AriNotFoundException,
                AriOutcomeUnknownException,
                AriRejectedException,
                AriServerException {
    private static final long serialVersionUID = 1L;

    AriException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The exception for a missing or broken connection. Called by the transport.
     *
     * @param message the operation, the address and the reason
     * @param sent whether a part of the request may have reached Asterisk
     * @param cause the exception of the network layer; null if there is none
     */
    public static AriException disconnected(String message, boolean sent, @Nullable Throwable cause) {
        return sent ? new AriConnectionLostException(message, cause) : new AriConnectionException(message, cause);
    }

    /**
     * Whether Asterisk may have carried out the request although its answer was not received;
     * {@link io.github.ariadne4j.ari.ReadBack} finds out.
     */
    public final boolean outcomeUnknown() {
        return this instanceof AriOutcomeUnknownException;
    }
}
