package io.github.ariadne4j.ari.transport;

/**
 * Counters of an exchange.
 *
 * @param sent requests taken on
 * @param failed of these, how many got no answer, or one that is no success
 * @param inFlight how many wait for their answer now
 */
public record ExchangeCounters(long sent, long failed, long inFlight) {}
