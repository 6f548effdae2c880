package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.time.Instant;

/**
 * The WebSocket on which events are received. One object is one connection: it opens once and closes once. May be used
 * on any thread.
 */
public interface EventSocket extends AutoCloseable {
    /** Begins to connect; the listener is notified of the result. */
    void open();

    /**
     * Requests over this socket (Asterisk 20.14, 21.9, 22.4 and later; an older one ignores them). Each request fails
     * while the socket is not open.
     */
    SocketExchange requests();

    @Override
    void close();

    /**
     * The detection of dead sockets.
     *
     * @param every interval between PINGs
     * @param deadline time without a frame after which the socket is closed as dead
     */
    record Heartbeat(Duration every, Duration deadline) {}

    /** A listener to the socket, called on the event loop; must not block. */
    interface Listener {
        /** Connected; events follow. */
        void onOpen();

        /**
         * A text frame that is not the answer to a request.
         *
         * @param utf8 an array with the text, valid during this call only
         * @param length length of the text in bytes
         */
        void onText(byte[] utf8, int length);

        /** All frames received so far were passed to {@link #onText}. */
        void onPause();

        /** Closed, or could not be opened. Called once. */
        void onClosed(Loss loss);
    }

    /**
     * The end of a socket.
     *
     * @param why the reason why it ended or could not be opened
     * @param status the HTTP status with which Asterisk rejected the handshake; 0 if it did not
     * @param lastHeard time of the last received frame; later events may be lost
     */
    record Loss(String why, int status, Instant lastHeard) {
        /** Whether Asterisk rejected the credentials: another attempt would fail as well. */
        public boolean isRefusal() {
            return status == 401 || status == 403;
        }
    }
}
