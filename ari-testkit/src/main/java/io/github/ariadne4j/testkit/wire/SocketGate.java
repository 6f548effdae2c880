package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;

/** What happens on event sockets, whichever side opened them. Called on the event loop thread; must not block. */
public interface SocketGate {
    /** An event socket is open; the request says who may do what on it and for which applications. */
    void onOpen(RestRequest request, ServerSocket socket);

    /** A client sent a text frame; what it sends next waits until {@code done} is run, which any thread may do. */
    void onText(ServerSocket socket, String text, Runnable done);

    /** An event socket is closed, by whichever side. */
    void onClose(ServerSocket socket);
}
