package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.request.AriException;

/** Takes the answer to one request: exactly one of its methods is called, once, on the event loop. Must not block. */
public interface ResponseHandler {
    /** Asterisk answered; the status may be that of a failure. */
    void onResponse(AriResponse response);

    /** No answer came, or the request was not sent; {@link AriException#outcomeUnknown()} tells the two apart. */
    void onFailure(AriException why);

    /** Whether the body of a successful answer is read; where it is not, the body is handed over empty. Default: true. */
    default boolean readsBody() {
        return true;
    }
}
