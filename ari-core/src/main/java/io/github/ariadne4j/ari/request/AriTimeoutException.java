package io.github.ariadne4j.ari.request;

/** No answer within the time that the settings allow. */
public final class AriTimeoutException extends AriOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and after how long
     */
    public AriTimeoutException(String message) {
        super(message, null);
    }
}
