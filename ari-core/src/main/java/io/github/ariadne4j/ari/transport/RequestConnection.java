package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.request.AriException;

/** The connection that a request was written to: a WebSocket, or an HTTP connection. Used on the event loop only. */
public interface RequestConnection {
    /** Abandons a request that was not answered in time; returns the exception for it. */
    AriException expire(PendingRequest pending);
}
