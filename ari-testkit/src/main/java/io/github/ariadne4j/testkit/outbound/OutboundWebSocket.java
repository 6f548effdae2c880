package io.github.ariadne4j.testkit.outbound;

/**
 * An outbound WebSocket that a test configured: Asterisk dials the application. Lives until closed or until the
 * simulator is reset. May be used from any thread.
 */
public interface OutboundWebSocket extends AutoCloseable {
    /** Whether a socket is open right now; if per call: for any call. */
    boolean isConnected();

    /** Removes it from the configuration: its applications are unregistered, its sockets close with status 1000. */
    @Override
    void close();
}
