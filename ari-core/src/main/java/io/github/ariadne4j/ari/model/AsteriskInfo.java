package io.github.ariadne4j.ari.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /asterisk/info} says; of a section that was not asked for, nothing (empty or null).
 *
 * @param entityId the id that every event carries as {@code asterisk_id}
 * @param version the version as Asterisk prints it, for example {@code 22.10.1+dfsg}
 * @param startedAt when Asterisk started; a change means that all its calls are gone; null if it did not say
 * @param reloadedAt when its configuration was last read; null if it did not say
 * @param build how it was built
 * @param config its limits
 */
public record AsteriskInfo(
        String entityId,
        String version,
        @Nullable Instant startedAt,
        @Nullable Instant reloadedAt,
        AsteriskBuild build,
        AsteriskConfig config) {}
