package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import io.github.ariadne4j.testkit.wire.SocketReceiver;

/** The receiver of the requests that arrive on outbound sockets. */
public interface OutboundReceiver extends SocketReceiver {
    /** Adds an open socket and returns the receiver of its events; does not register its applications. Call it under the loop's lock. */
    EventSocket add(RestRequest request, ServerSocket socket);
}
