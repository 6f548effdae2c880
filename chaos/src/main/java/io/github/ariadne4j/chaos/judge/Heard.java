package io.github.ariadne4j.chaos.judge;

import java.time.Instant;

/**
 * A question that a caller of the survey heard once.
 *
 * @param question its number, from 1; that of the thanks is higher by one than that of the last question
 * @param at when it could be recognised
 */
public record Heard(int question, Instant at) {}
