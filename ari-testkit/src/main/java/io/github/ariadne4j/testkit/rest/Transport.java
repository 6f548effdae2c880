package io.github.ariadne4j.testkit.rest;

/** The transport of a request: an HTTP connection of its own, or a text frame on an event socket. */
public enum Transport {
    /** HTTP. */
    HTTP,
    /** REST over the event WebSocket. */
    WEBSOCKET
}
