package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The open event sockets by their server sides. */
final class OpenSockets {
    private final Map<ServerSocket, OpenSocket> open = new ConcurrentHashMap<>();

    void add(OpenSocket socket) {
        open.put(socket.wire(), socket);
    }

    Optional<OpenSocket> find(ServerSocket wire) {
        return Optional.ofNullable(open.get(wire));
    }

    Optional<OpenSocket> remove(ServerSocket wire) {
        return Optional.ofNullable(open.remove(wire));
    }

    void forEach(Consumer<ServerSocket> action) {
        open.keySet().forEach(action);
    }
}
