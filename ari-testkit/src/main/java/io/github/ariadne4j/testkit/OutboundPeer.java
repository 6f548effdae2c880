package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.EventSocket;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.wire.AriDialer;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What outbound sockets need of the simulator.
 *
 * @param asterisk behind them
 * @param dialer opens them
 * @param gate serves what comes in on them
 * @param ownAuthorization of the local ARI user whose rights requests on them have
 */
record OutboundPeer(SimulatedAsterisk asterisk, AriDialer dialer, SimulatorGate gate, String ownAuthorization) {
    EventSocket add(RestRequest request, ServerSocket socket) {
        return gate.add(request, socket);
    }

    static String basic(String username, String password) {
        if (username.isEmpty()) {
            return "";
        }
        String key = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
