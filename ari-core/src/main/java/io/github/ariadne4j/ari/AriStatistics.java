package io.github.ariadne4j.ari;

/**
 * Counters since the client was made.
 *
 * @param requests requests sent
 * @param failedRequests of these, how many failed (any {@code AriException})
 * @param requestsInFlight requests that wait for their answer now
 * @param events events received
 * @param eventsWaiting deliveries that wait for their listeners now; it grows when one does not keep up
 * @param unknownEvents of these, how many were of an unknown type
 * @param malformedEvents frames that were not an event at all; counted, reported, skipped
 * @param reconnects how often the event socket came back
 * @param requestsBySocket requests that went over the event socket
 * @param loopStalls how often the thread of the connection was held up for more than 50 ms
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
