package io.github.ariadne4j.ari.connection;

import java.time.Duration;

/** The kind of a connection: which side opens its sockets, and the effect of a lost socket. */
public sealed interface ConnectionKind {
    /**
     * The client opens the sockets. The first one must open; each later loss is followed by a reconnection.
     *
     * @param backoff the pauses between attempts
     * @param stable life time of a socket after which the pauses start from the first one
     * @param takesBack whether the application is taken back when another client takes it over
     */
    record Dialled(Backoff backoff, Duration stable, boolean takesBack) implements ConnectionKind {}

    /** Asterisk opens the sockets, one after the other, while the application is in its configuration. */
    record Accepted() implements ConnectionKind {}

    /**
     * Asterisk opens a socket for one call; a close frame with status 1000 ends the connection.
     *
     * @param grace time after a loss in which Asterisk may open the next socket
     */
    record AcceptedForOneCall(Duration grace) implements ConnectionKind {}
}
