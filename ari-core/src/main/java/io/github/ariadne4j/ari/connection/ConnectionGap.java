package io.github.ariadne4j.ari.connection;

import java.time.Instant;

/**
 * A period in which events may be lost. Asterisk does not keep events for a client without a socket. For an
 * {@link io.github.ariadne4j.ari.AriServer} it does, but those written to the failing socket are lost. After a gap,
 * state that was derived from events has to be compared with Asterisk.
 *
 * @param from time of the last received frame before the loss
 * @param to time at which events were received again
 */
public record ConnectionGap(Instant from, Instant to) {}
