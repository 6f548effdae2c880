package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;

/** The receiver of all requests and sockets of the server. Called on the event loop thread; must not block. */
public interface AriReceiver extends SocketReceiver {
    /** A request arrived; it is answered through the reply, at once, later, or never. */
    void onRequest(RestRequest request, Reply reply);

    /** A client requests an event socket; answered like any request, and 101 opens it. */
    void onUpgrade(RestRequest request, Reply reply);
}
