package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/**
 * A request to Asterisk that did not do what it should. The message says what failed, on which id, and why. Expected
 * outcomes of a call (busy, no answer, caller gone) are values, not exceptions.
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
     * What a missing or broken connection comes to. Made by the transport.
     *
     * @param message what failed, where, and why
     * @param sent whether a part of the request may have reached Asterisk
     * @param cause what the network said, if anything
     */
    public static AriException disconnected(String message, boolean sent, @Nullable Throwable cause) {
        return sent ? new AriConnectionLostException(message, cause) : new AriConnectionException(message, cause);
    }

    /**
     * Whether Asterisk may have carried the request out although we did not see it do so; {@link io.github.ariadne4j.ari.ReadBack} finds out.
     */
    public final boolean outcomeUnknown() {
        return this instanceof AriOutcomeUnknownException;
    }
}
