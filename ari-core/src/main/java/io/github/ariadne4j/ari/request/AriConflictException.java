package io.github.ariadne4j.ari.request;

/**
 * A request failed with 409, 412 or 422: the state of the resource does not allow it (a duplicate id, not in Stasis,
 * not answered).
 */
public final class AriConflictException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Created by the transport.
     *
     * @param message the operation, the id and the reason
     * @param status the HTTP status
     */
    public AriConflictException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
