package io.github.ariadne4j.ari.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that {@link ReconnectMachine} remembers of a connection.
 *
 * @param state as listeners know it
 * @param listening what became of the caller's wish for events
 * @param socket what is known of the socket
 * @param number how many sockets have opened; the number of the last one
 * @param tries sockets in vain since one was stable; one that is closed as soon as it is open is in vain
 * @param openedAt nanoseconds of the monotonic clock at which the open socket opened; null without one
 * @param lostAt the last sign of life before the gap that is still open; null if events flow
 */
public record ConnectionLife(
        ConnectionState state,
        Listening listening,
        Socket socket,
        int number,
        int tries,
        @Nullable Long openedAt,
        @Nullable Instant lostAt) {
    /** The caller's wish for events. */
    enum Listening {
        NOT_ASKED,
        ASKED,
        SUCCEEDED,
        FAILED
    }

    /** The socket. */
    enum Socket {
        NONE,
        OPENING,
        OPEN
    }

    static ConnectionLife begin() {
        return new ConnectionLife(ConnectionState.CONNECTED, Listening.NOT_ASKED, Socket.NONE, 0, 0, null, null);
    }

    boolean isOver() {
        return state.isFinal();
    }

    boolean hasSocket() {
        return socket != Socket.NONE;
    }

    boolean isOpen(int wanted) {
        return socket == Socket.OPEN && number == wanted;
    }

    ConnectionLife in(ConnectionState next) {
        return new ConnectionLife(next, listening, socket, number, tries, openedAt, lostAt);
    }

    ConnectionLife with(Listening next) {
        return new ConnectionLife(state, next, socket, number, tries, openedAt, lostAt);
    }

    ConnectionLife opening() {
        return new ConnectionLife(state, listening, Socket.OPENING, number, tries, null, lostAt);
    }

    ConnectionLife open(long nanos) {
        return new ConnectionLife(state, listening, Socket.OPEN, number + 1, tries, nanos, lostAt);
    }

    ConnectionLife withoutSocket() {
        return new ConnectionLife(state, listening, Socket.NONE, number, tries, null, lostAt);
    }

    ConnectionLife withTries(int next) {
        return new ConnectionLife(state, listening, socket, number, next, openedAt, lostAt);
    }

    ConnectionLife withGapFrom(@Nullable Instant from) {
        return new ConnectionLife(state, listening, socket, number, tries, openedAt, from);
    }
}
