package io.github.ariadne4j.ari.event;

import java.time.Instant;

/**
 * What every event carries.
 *
 * @param timestamp when Asterisk says it happened, with milliseconds
 * @param application the Stasis application that the event was sent to
 * @param asteriskId the Asterisk that sent it ({@code asterisk_id})
 */
public record EventHeader(Instant timestamp, String application, String asteriskId) {}
