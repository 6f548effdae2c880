package io.github.ariadne4j.ari.exchange;

/** Sends requests to one Asterisk. Used on the event loop only; a handler may be called before {@code send} returns. */
@FunctionalInterface
public interface RequestChannel {
    /** Sends a request, at once or after queueing. */
    void send(AriRequest request, ResponseHandler handler);
}
