package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.request.AriException;

/**
 * Receives the result of one request: exactly one of its methods is called, once, on the event loop. Must not block.
 */
public interface ResponseHandler {
    /** Asterisk answered; the status can be a failure. */
    void onResponse(AriResponse response);

    /**
     * No answer was received, or the request was not sent; {@link AriException#outcomeUnknown()} distinguishes the two.
     */
    void onFailure(AriException why);

    /** Whether the body of a successful answer is read; if not, it is passed as empty. Default: true. */
    default boolean readsBody() {
        return true;
    }
}
