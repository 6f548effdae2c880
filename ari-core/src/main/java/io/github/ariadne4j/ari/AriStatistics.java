package io.github.ariadne4j.ari;

/**
 * Counters since the client was made.
 *
 * @param requests requests sent
 * @param failedRequests of the requests, how many failed (any {@code AriException})
 * @param requestsInFlight requests without an answer now
 * @param events events received
 * @param eventsWaiting deliveries queued for listeners now; grows when a listener is too slow
 * @param unknownEvents of the events, how many were of an unknown type
 * @param malformedEvents frames that could not be read as an event; logged and skipped
 * @param reconnects number of times the event socket was reopened
 * @param requestsBySocket requests that went over the event socket
 * @param loopStalls number of times the thread of the connection was blocked for more than 50 ms
 */
public record AriStatistics(
        long requests,
        long failedRequests,
        long requestsInFlight,
        long events,
        long eventsWaiting,
        long unknownEvents,
        long malformedEvents,
        long reconnects,
        long requestsBySocket,
        long loopStalls) {}
