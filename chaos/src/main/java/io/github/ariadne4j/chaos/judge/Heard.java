package io.github.ariadne4j.chaos.judge;

import java.time.Instant;

/**
 * A question that a caller of the survey heard.
 *
 * @param question its number, from 1; the thanks have the number after the last question
 * @param at the time of its recognition
 */
public record Heard(int question, Instant at) {}
