package io.github.ariadne4j.ari.connection;

/** A listener to changes of the connection, called on the loop of the client; must not block. */
public interface ConnectionListener {
    /** The state of the connection has changed. */
    default void onState(ConnectionState state) {}

    /** Events are received again after a loss; events in between may be lost. */
    default void onGap(ConnectionGap gap) {}

    /**
     * Asterisk reconnected with events from the time without a socket. Called for clients of an
     * {@link io.github.ariadne4j.ari.AriServer} only, before the first of these events is delivered.
     */
    default void onBacklog(Backlog backlog) {}
}
