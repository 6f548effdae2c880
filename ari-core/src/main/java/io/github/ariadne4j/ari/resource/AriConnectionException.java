package io.github.ariadne4j.ari.resource;

import org.jspecify.annotations.Nullable;

/** The connection could not be made, or was lost; {@link #outcomeUnknown()} tells whether the request had been sent. */
public final class AriConnectionException extends AriException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * Made by the transport.
     *
     * @param message what failed, where, and why
     * @param sent whether a part of the request may have reached Asterisk
     * @param cause what the network said, if anything
     */
    public AriConnectionException(String message, boolean sent, @Nullable Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    @Override
    public boolean outcomeUnknown() {
        return sent;
    }
}
