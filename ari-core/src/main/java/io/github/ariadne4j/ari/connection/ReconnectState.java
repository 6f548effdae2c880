package io.github.ariadne4j.ari.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a connection in {@link ReconnectMachine}.
 *
 * @param state the state that listeners were notified of
 * @param listening the status of the caller's {@code listen} request
 * @param socket the status of the socket
 * @param number number of sockets opened so far, which is the number of the last one
 * @param tries failed attempts since the last stable socket; a socket that is closed soon after its opening counts as
 *     failed
 * @param openedAt time of the monotonic clock, in nanoseconds, at which the open socket was opened; null without one
 * @param lostAt time of the last received frame before the current gap; null without a gap
 */
public record ReconnectState(
        ConnectionState state,
        Listening listening,
        Socket socket,
        int number,
        int tries,
        @Nullable Long openedAt,
        @Nullable Instant lostAt) {
    /** The status of the caller's {@code listen} request. */
    enum Listening {
        NOT_ASKED,
        ASKED,
        SUCCEEDED,
        FAILED
    }

    /** The status of the socket. */
    enum Socket {
        NONE,
        OPENING,
        OPEN
    }

    static ReconnectState begin() {
        return new ReconnectState(ConnectionState.CONNECTED, Listening.NOT_ASKED, Socket.NONE, 0, 0, null, null);
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

    ReconnectState in(ConnectionState next) {
        return new ReconnectState(next, listening, socket, number, tries, openedAt, lostAt);
    }

    ReconnectState with(Listening next) {
        return new ReconnectState(state, next, socket, number, tries, openedAt, lostAt);
    }

    ReconnectState opening() {
        return new ReconnectState(state, listening, Socket.OPENING, number, tries, null, lostAt);
    }

    ReconnectState open(long nanos) {
        return new ReconnectState(state, listening, Socket.OPEN, number + 1, tries, nanos, lostAt);
    }

    ReconnectState withoutSocket() {
        return new ReconnectState(state, listening, Socket.NONE, number, tries, null, lostAt);
    }

    ReconnectState withTries(int next) {
        return new ReconnectState(state, listening, socket, number, next, openedAt, lostAt);
    }

    ReconnectState withGapFrom(@Nullable Instant from) {
        return new ReconnectState(state, listening, socket, number, tries, openedAt, from);
    }
}
