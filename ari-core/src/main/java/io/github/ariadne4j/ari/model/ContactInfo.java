package io.github.ariadne4j.ari.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A contact of an endpoint, as an event showed it.
 *
 * @param uri where it is
 * @param status {@code Unreachable}, {@code Reachable}, {@code Unknown}, {@code NonQualified} or {@code Removed}
 * @param aor the address of record it belongs to
 * @param roundTrip how long its last answer took; null if it was not asked
 */
public record ContactInfo(
        String uri, String status, String aor, @Nullable Duration roundTrip) {}
