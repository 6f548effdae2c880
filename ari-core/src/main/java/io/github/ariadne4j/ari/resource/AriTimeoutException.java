package io.github.ariadne4j.ari.resource;

/** No answer in time: Asterisk may or may not have carried the request out. */
public final class AriTimeoutException extends AriException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the transport.
     *
     * @param message what failed, on which id, and after how long
     */
    public AriTimeoutException(String message) {
        super(message, null);
    }

    @Override
    public boolean outcomeUnknown() {
        return true;
    }
}
