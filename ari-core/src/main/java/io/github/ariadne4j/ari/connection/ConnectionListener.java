package io.github.ariadne4j.ari.connection;

/** Told when the connection changes, on the client's own thread; must not block. */
public interface ConnectionListener {
    /** The client stands differently with Asterisk now. */
    default void onState(ConnectionState state) {}

    /** Events flow again after a loss, and what happened in between is unknown. */
    default void onGap(ConnectionGap gap) {}

    /**
     * Asterisk comes back with events of the time without a socket; only an {@link io.github.ariadne4j.ari.AriServer}'s clients hear this. Told
     * before the first of these events is delivered.
     */
    default void onBacklog(Backlog backlog) {}
}
