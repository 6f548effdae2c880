package io.github.ariadne4j.ari.event;

import java.time.Instant;

/**
 * The common fields of events.
 *
 * @param timestamp the time of the event by Asterisk's clock, with milliseconds
 * @param application the Stasis application that the event was sent to
 * @param asteriskId the Asterisk that sent it ({@code asterisk_id})
 */
public record EventHeader(Instant timestamp, String application, String asteriskId) {}
