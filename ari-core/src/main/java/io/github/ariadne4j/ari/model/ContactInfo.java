package io.github.ariadne4j.ari.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A contact of an endpoint at the time of an event.
 *
 * @param uri its URI
 * @param status {@code Unreachable}, {@code Reachable}, {@code Unknown}, {@code NonQualified} or {@code Removed}
 * @param aor the address of record it belongs to
 * @param roundTrip round-trip time of its last qualify request; null if it was not qualified
 */
public record ContactInfo(
        String uri, String status, String aor, @Nullable Duration roundTrip) {}
