package io.github.ariadne4j.ari.request;

/** Which way requests go to Asterisk while the event socket is open. Without a socket they go by HTTP in any case. */
public enum RestTransport {
    /** The socket for what is quick there, HTTP for what could hold others up and for what must not be done twice. */
    AUTO,
    /** HTTP only. */
    HTTP,
    /**
     * The socket for everything but long lists and files, which it cannot carry. Asterisk serves the requests of a socket one
     * by one, so a channel that keeps a command waiting keeps all others waiting.
     */
    WEBSOCKET
}
