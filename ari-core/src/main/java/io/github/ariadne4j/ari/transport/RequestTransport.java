package io.github.ariadne4j.ari.transport;

/** One way for requests to reach Asterisk. Used on the event loop only. */
interface RequestTransport {
    /** Takes the request if there is room for it now; false: it has to wait. */
    boolean offer(Pending pending);

    /** Requests of this queue wait for room; it is told when there is some. */
    void serves(ConnectionPool.Waiting queue);
}
