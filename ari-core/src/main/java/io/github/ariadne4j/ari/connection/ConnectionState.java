package io.github.ariadne4j.ari.connection;

/** How the client stands with Asterisk. */
public enum ConnectionState {
    /** REST works; no events were asked for yet. */
    CONNECTED,
    /** The event socket is open and events flow. */
    LISTENING,
    /** The event socket was lost; the client keeps trying. */
    RECONNECTING,
    /** Another client took the application over; final: coming back would only take it away again. */
    REPLACED,
    /** Asterisk refuses the credentials; final. */
    REFUSED,
    /** Closed by us; final. */
    CLOSED;

    /** Whether the client will never listen again. */
    public boolean isFinal() {
        return this == REPLACED || this == REFUSED || this == CLOSED;
    }
}
