package io.github.ariadne4j.ari.request;

/**
 * Another 4xx: the request itself is refused (400), the credentials are (401, 403), or Asterisk knows no such request (404, 405), which the
 * message says with the module that it needs.
 */
public final class AriRejectedException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and why
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
