package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.Nullable;

/** There is no connection to Asterisk, and nothing of the request was sent: it surely did not happen. */
public final class AriConnectionException extends AriException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the transport.
     *
     * @param message what failed, where, and why
     * @param cause what the network said, if anything
     */
    public AriConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
