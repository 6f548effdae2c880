package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The event sockets of the application, and the recorded sockets that they correspond to. */
final class ReplaySockets {
    private final Map<ServerSocket, RestRequest> open = new LinkedHashMap<>();
    private final Map<Integer, ServerSocket> claimed = new HashMap<>();

    void opened(RestRequest upgrade, ServerSocket socket) {
        open.put(socket, upgrade);
    }

    void closed(ServerSocket socket) {
        open.remove(socket);
        claimed.values().removeIf(socket::equals);
    }

    /** Whether a socket for the same applications is open; it corresponds to the recorded one from here on. */
    boolean claim(RecordedLine.Opened recorded) {
        Optional<ServerSocket> free = open.keySet().stream()
                .filter(socket -> !claimed.containsValue(socket))
                .filter(socket -> applicationsOf(socket).equals(recorded.query().getOrDefault("app", "")))
                .findFirst();
        free.ifPresent(socket -> claimed.put(recorded.socket(), socket));
        return free.isPresent();
    }

    Optional<ServerSocket> socket(int recorded) {
        return Optional.ofNullable(claimed.get(recorded));
    }

    /** The request that opened a socket; empty if the socket is closed. */
    Optional<RestRequest> upgradeOf(ServerSocket socket) {
        return Optional.ofNullable(open.get(socket));
    }

    String applicationsOf(ServerSocket socket) {
        return upgradeOf(socket)
                .map(upgrade -> upgrade.query().getOrDefault("app", ""))
                .orElse("");
    }
}
