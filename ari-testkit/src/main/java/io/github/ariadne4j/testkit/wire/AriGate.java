package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;

/** What the server asks about everything that arrives. Called on the event loop thread; must not block. */
public interface AriGate extends SocketGate {
    /** A request arrived; to be answered through the reply, at once, later, or never. */
    void onRequest(RestRequest request, Reply reply);

    /** A client wants to open an event socket; to be answered like any request, and 101 opens it. */
    void onUpgrade(RestRequest request, Reply reply);
}
