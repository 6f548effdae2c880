package io.github.ariadne4j.ari.connection;

import java.time.Duration;

/** The kinds of connections: they differ in which side opens sockets, and in what a lost socket means. */
public sealed interface ConnectionKind {
    /**
     * The client opens the sockets. Its first one must open; a later one that is lost is replaced by the next.
     *
     * @param backoff the pauses between two sockets
     * @param stable how long a socket has to last until the pauses begin anew
     * @param takesBack whether an application that another client takes over is taken back
     */
    record Dialled(Backoff backoff, Duration stable, boolean takesBack) implements ConnectionKind {}

    /** Asterisk opens the sockets, one after the other, for as long as it has the application configured. */
    record Accepted() implements ConnectionKind {}

    /**
     * Asterisk opens a socket for one call; a goodbye ends the connection.
     *
     * @param grace how long after a loss Asterisk may open the next socket
     */
    record AcceptedForOneCall(Duration grace) implements ConnectionKind {}
}
