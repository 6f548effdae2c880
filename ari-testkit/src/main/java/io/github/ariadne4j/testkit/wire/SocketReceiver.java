package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;

/**
 * The receiver of the events of sockets, on the server's and on the client's side. Called on the event loop thread; must not block.
 */
public interface SocketReceiver {
    /** An event socket is open; the request contains its credentials and its applications. */
    void onOpen(RestRequest request, ServerSocket socket);

    /** A client sent a text frame; the next one waits until {@code done} is run, which any thread may do. */
    void onText(ServerSocket socket, String text, Runnable done);

    /** An event socket was closed, by either side. */
    void onClose(ServerSocket socket);
}
