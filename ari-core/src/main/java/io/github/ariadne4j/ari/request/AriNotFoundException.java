package io.github.ariadne4j.ari.request;

/** 404: the channel, bridge, playback or variable is gone or never was. */
public final class AriNotFoundException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and why
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
