package io.github.ariadne4j.ari.transport;

/**
 * The WebSocket that events come in on. One object is one connection: it opens once and closes once. May be used on any
 * thread.
 */
public interface EventSocket extends AutoCloseable {
    /** Begins to connect; the listener hears how it goes. */
    void open();

    @Override
    void close();

    /** Hears what the socket does, on the socket's reader thread; must only hand on. */
    interface Listener {
        /** Connected; events follow. */
        void onOpen();

        /** A text frame. */
        void onText(String frame);

        /**
         * Over, for whatever reason, told once.
         *
         * @param why what ended it or kept it from opening
         * @param refused whether Asterisk refused the credentials (401, 403)
         */
        void onClosed(String why, boolean refused);
    }
}
