package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.wire.AriDialer;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The parts of the simulator that outbound sockets need.
 *
 * @param asterisk the simulated Asterisk
 * @param dialer opens the sockets
 * @param receiver serves the requests that arrive on them
 * @param ownAuthorization the {@code Authorization} of the local ARI user whose rights those requests have
 */
public record OutboundPeer(
        SimulatedAsterisk asterisk, AriDialer dialer, OutboundReceiver receiver, String ownAuthorization) {
    EventSocket add(RestRequest request, ServerSocket socket) {
        return receiver.add(request, socket);
    }

    /** An {@code Authorization} value of HTTP Basic; empty without a user name. */
    public static String basic(String username, String password) {
        if (username.isEmpty()) {
            return "";
        }
        String key = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
