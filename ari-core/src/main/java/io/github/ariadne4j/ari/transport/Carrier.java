package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.request.AriException;

/** What a request was written to: a socket, or an HTTP connection. Used on the event loop only. */
public interface Carrier {
    /** Gives the request up, as no answer came in time, and says what that means for its outcome. */
    AriException expire(PendingRequest pending);
}
