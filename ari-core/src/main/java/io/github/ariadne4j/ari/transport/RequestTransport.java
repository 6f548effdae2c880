package io.github.ariadne4j.ari.transport;

/** One way for requests to reach Asterisk. Used on the event loop only. */
public interface RequestTransport {
    /** Takes the request if there is room for it now; false: it has to wait. */
    boolean offer(PendingRequest pending);

    /** Requests of this queue wait for room; it is told when there is some. */
    void serves(Waiting queue);

    /** A queue of requests that wait for a connection. */
    interface Waiting {
        /** How many requests wait. */
        int waiting();

        /** A connection is free. */
        void connectionFree();

        /** A connection was asked for and could not be made, and there is no other. */
        void unreachable(Throwable why);
    }
}
