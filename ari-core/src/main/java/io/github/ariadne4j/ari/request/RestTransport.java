package io.github.ariadne4j.ari.request;

/** The transport of requests while the event socket is open. Without a socket all requests use HTTP. */
public enum RestTransport {
    /**
     * The socket for quick requests; HTTP for requests that could delay others, and for those that must not be
     * repeated.
     */
    AUTO,
    /** HTTP only. */
    HTTP,
    /**
     * The socket for all requests except long lists and files, which it cannot carry. Asterisk serves the requests of a
     * socket one at a time, so a channel that delays a command delays all later requests.
     */
    WEBSOCKET
}
