package io.github.ariadne4j.ari.request;

/**
 * A request failed with another 4xx: invalid request (400), invalid credentials or missing rights (401, 403), or an
 * unknown request (404, 405), for which the message names the missing module.
 */
public final class AriRejectedException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Created by the transport.
     *
     * @param message the operation, the id and the reason
     * @param status the HTTP status
     */
    public AriRejectedException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
