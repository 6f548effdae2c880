package io.github.ariadne4j.ari.request;

/**
 * A request failed with 5xx: an error in Asterisk, or Asterisk is not ready (503). For a create, 500 means that the
 * endpoint cannot be called. With a 2xx status, the answer could not be read.
 */
public final class AriServerException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Created by the transport.
     *
     * @param message the operation, the id and the reason
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
