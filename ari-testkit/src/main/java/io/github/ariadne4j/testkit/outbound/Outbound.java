package io.github.ariadne4j.testkit.outbound;

/** An outbound WebSocket with the operations of the simulator. */
interface Outbound extends OutboundWebSocket {
    /** Loads the same configuration again after a restart of Asterisk. */
    void reload();
}
