package io.github.ariadne4j.chaos.fault;

/** The protocols that a proxy can parse. */
public enum WireProtocol {
    /** ARI: HTTP with keep-alive connections, and the WebSocket that begins as one. */
    HTTP,
    /** RESP arrays, as clients send them. */
    REDIS,
    /** Version 3 of the frontend protocol. */
    POSTGRESQL;

    /** A parser for one connection. */
    RequestParser requestParser() {
        return switch (this) {
            case HTTP -> new HttpRequestParser();
            case REDIS -> new RedisRequestParser();
            case POSTGRESQL -> new PostgresRequestParser();
        };
    }
}
