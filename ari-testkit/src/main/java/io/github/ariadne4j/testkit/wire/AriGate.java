package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import java.util.Optional;

/** What the server asks about everything that arrives. Called on the event loop thread; must not block. */
public interface AriGate {
    /** A request arrived; to be answered through the reply, at once, later, or never. */
    void onRequest(RestRequest request, Reply reply);

    /** Somebody wants to open an event socket; the refusal, or empty. */
    Optional<RestResponse> onUpgrade(RestRequest request);

    /** An event socket is open. */
    void onOpen(RestRequest request, ServerSocket socket);

    /** A client sent a text frame; what it sends next waits until {@code done} is run, which any thread may do. */
    void onText(ServerSocket socket, String text, Runnable done);

    /** An event socket is closed, by whichever side. */
    void onClose(ServerSocket socket);
}
