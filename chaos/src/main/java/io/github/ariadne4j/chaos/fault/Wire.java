package io.github.ariadne4j.chaos.fault;

/** What is spoken through a proxy. */
public enum Wire {
    /** ARI: HTTP with connections that are used again, and the WebSocket that begins as one. */
    HTTP,
    /** RESP arrays, as clients send them. */
    REDIS,
    /** Version 3 of the protocol. */
    POSTGRESQL;

    /** For one connection. */
    Protocol protocol() {
        return switch (this) {
            case HTTP -> new HttpRequests();
            case REDIS -> new RedisRequests();
            case POSTGRESQL -> new PostgresRequests();
        };
    }
}
