package io.github.ariadne4j.dashboard.http;

/** Where the events of a stream come from. */
public interface StreamSource {
    /** Takes a client in, and sends events to it from then on, on whatever thread: 200. Another status if it does not. */
    int open(Request request, ResponseStream client);
}
