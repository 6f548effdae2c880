package io.github.ariadne4j.ari.request;

/**
 * 5xx: Asterisk tried and failed, or is not ready (503). On a create, 500 means that the endpoint cannot be called. A 2xx
 * here is an answer that cannot be read.
 */
public final class AriServerException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and why
     * @param status the HTTP status
     */
    public AriServerException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
