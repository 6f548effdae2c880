package io.github.ariadne4j.ari.bus;

/**
 * Tells an observer that it was too slow.
 *
 * @param missed how many events it did not get
 */
public record Lagged(long missed) {}
