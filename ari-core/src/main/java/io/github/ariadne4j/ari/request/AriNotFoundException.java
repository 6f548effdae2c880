package io.github.ariadne4j.ari.request;

/** A request failed with 404: the channel, bridge, playback or variable does not exist, or no longer exists. */
public final class AriNotFoundException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Created by the transport.
     *
     * @param message the operation, the id and the reason
     * @param status the HTTP status
     */
    public AriNotFoundException(String message, int status) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
