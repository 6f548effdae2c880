package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.EventSocket;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The event sockets that are open, each with what the simulated Asterisk knows it by. */
final class OpenSockets {
    private final Map<ServerSocket, EventSocket> open = new ConcurrentHashMap<>();

    void add(ServerSocket socket, EventSocket events) {
        open.put(socket, events);
    }

    Optional<EventSocket> remove(ServerSocket socket) {
        return Optional.ofNullable(open.remove(socket));
    }

    void forEach(Consumer<ServerSocket> action) {
        open.keySet().forEach(action);
    }
}
