package io.github.ariadne4j.ari.request;

/** No answer was received within the time limit of the settings. */
public final class AriTimeoutException extends AriOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /**
     * Created by the transport.
     *
     * @param message the operation, the id and the elapsed time
     */
    public AriTimeoutException(String message) {
        super(message, null);
    }
}
