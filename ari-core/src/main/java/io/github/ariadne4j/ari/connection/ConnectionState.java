package io.github.ariadne4j.ari.connection;

/** The state of the connection between a client and Asterisk. */
public enum ConnectionState {
    /** REST requests are possible; {@code listen} was not called yet. */
    CONNECTED,
    /** The event socket is open, and events are received. */
    LISTENING,
    /** The event socket was lost; the client is reconnecting. */
    RECONNECTING,
    /** Another client took the application over; final: a reconnection would take it away from that client. */
    REPLACED,
    /** Asterisk rejects the credentials; final. */
    REFUSED,
    /** The client was closed; final. */
    CLOSED;

    /** Whether the client will never receive events again. */
    public boolean isFinal() {
        return this == REPLACED || this == REFUSED || this == CLOSED;
    }
}
