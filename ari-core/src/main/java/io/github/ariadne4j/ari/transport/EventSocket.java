package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.time.Instant;

/**
 * The WebSocket that events come in on. One object is one connection: it opens once and closes once. May be used on any
 * thread.
 */
public interface EventSocket extends AutoCloseable {
    /** Begins to connect; the listener hears how it goes. */
    void open();

    /**
     * Requests over this socket, if Asterisk serves them there (since 20.14, 21.9 and 22.4; an older one ignores them). Fails
     * every request while the socket is not open.
     */
    SocketExchange requests();

    @Override
    void close();

    /**
     * How a dead socket is told from an idle one.
     *
     * @param every how often a PING is sent
     * @param deadline how long nothing may come before the socket is taken for dead
     */
    record Heartbeat(Duration every, Duration deadline) {}

    /** Hears what the socket does, on the event loop; must not block. */
    interface Listener {
        /** Connected; events follow. */
        void onOpen();

        /**
         * A text frame that is no answer to a request.
         *
         * @param utf8 holds the text, during this call only
         * @param length how many bytes of it are the text
         */
        void onText(byte[] utf8, int length);

        /** All that has come in so far was given to {@link #onText}. */
        void onPause();

        /** Closed, or could not be opened. Called once. */
        void onClosed(Loss loss);
    }

    /**
     * How a socket ended.
     *
     * @param why what ended it or kept it from opening
     * @param status the HTTP status by which Asterisk declined to open it; 0 if it did not
     * @param lastHeard the last sign of life; what Asterisk sent after it may be lost
     */
    record Loss(String why, int status, Instant lastHeard) {
        /** Whether Asterisk refused the credentials: trying again would not help. */
        public boolean isRefusal() {
            return status == 401 || status == 403;
        }
    }
}
