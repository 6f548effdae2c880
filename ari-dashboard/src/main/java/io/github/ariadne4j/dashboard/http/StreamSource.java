package io.github.ariadne4j.dashboard.http;

/** A source of server-sent events. */
public interface StreamSource {
    /**
     * Registers a client for events, which are sent on any thread. Returns the HTTP status: 200, or that of a
     * rejection.
     */
    int open(Request request, ResponseStream client);
}
