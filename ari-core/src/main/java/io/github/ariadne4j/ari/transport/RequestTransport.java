package io.github.ariadne4j.ari.transport;

/** A transport of requests to Asterisk. Used on the event loop only. */
public interface RequestTransport {
    /** Sends the request if there is capacity for it now; false: it has to wait. */
    boolean offer(PendingRequest pending);

    /** Registers a queue to be notified when there is capacity. */
    void serves(Waiting queue);

    /** A queue of requests that wait for a connection. */
    interface Waiting {
        /** The number of waiting requests. */
        int waiting();

        /** A connection is free. */
        void connectionFree();

        /** A requested connection could not be made, and there is no other one. */
        void unreachable(Throwable why);
    }
}
