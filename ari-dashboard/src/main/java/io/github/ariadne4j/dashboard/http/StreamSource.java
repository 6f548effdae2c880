package io.github.ariadne4j.dashboard.http;

/** Where the events of a stream come from. */
public interface StreamSource {
    /** Registers a client for events, which are sent on any thread. Returns the HTTP status: 200, or the reason why it is refused. */
    int open(Request request, ResponseStream client);
}
