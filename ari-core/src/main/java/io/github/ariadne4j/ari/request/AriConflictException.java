package io.github.ariadne4j.ari.request;

/** 409, 412 or 422: it exists, but not in a state that allows this (a duplicate id, not in Stasis, not answered). */
public final class AriConflictException extends AriException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and why
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
