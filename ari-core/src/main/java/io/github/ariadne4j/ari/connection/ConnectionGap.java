package io.github.ariadne4j.ari.connection;

import java.time.Instant;

/**
 * A time in which events were lost: Asterisk does not keep them for an application that is away, and even where it does
 * ({@link io.github.ariadne4j.ari.AriServer}) it loses what it wrote into the dying socket. After a gap, state that was
 * derived from events has to be compared with Asterisk.
 *
 * @param from the last sign of life before the loss
 * @param to when events flowed again
 */
public record ConnectionGap(Instant from, Instant to) {}
