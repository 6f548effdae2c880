package io.github.ariadne4j.testkit;

/** An outbound WebSocket as the simulator sees it. */
interface Outbound extends OutboundWebSocket {
    /** Asterisk started anew with the same configuration. */
    void reload();
}
