package io.github.ariadne4j.ari.exchange;

/**
 * Counters of requests.
 *
 * @param sent requests taken on
 * @param failed of these, how many got no answer, or one that is no success
 * @param inFlight how many wait for their answer now, or for their turn
 * @param bySocket how many went over the event socket
 */
public record ExchangeCounters(long sent, long failed, long inFlight, long bySocket) {}
