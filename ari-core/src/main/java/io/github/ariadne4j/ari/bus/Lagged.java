package io.github.ariadne4j.ari.bus;

/**
 * A notice to an observer that events were dropped because it was too slow.
 *
 * @param missed number of dropped events
 */
public record Lagged(long missed) {}
