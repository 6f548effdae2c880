package io.github.ariadne4j.ari.exchange;

/**
 * Counters of requests.
 *
 * @param sent requests accepted
 * @param failed of these, how many failed or got no answer
 * @param inFlight requests without an answer now, including queued ones
 * @param bySocket requests sent over the event socket
 */
public record ExchangeCounters(long sent, long failed, long inFlight, long bySocket) {}
