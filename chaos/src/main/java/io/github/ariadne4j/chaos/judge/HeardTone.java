package io.github.ariadne4j.chaos.judge;

import java.time.Instant;

/**
 * A tone that a caller heard.
 *
 * @param tone its number
 * @param at the time of its recognition
 */
public record HeardTone(int tone, Instant at) {}
