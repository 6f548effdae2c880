package io.github.ariadne4j.ari.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /asterisk/info}; values of sections that were not requested are empty or null.
 *
 * @param entityId the id that every event carries as {@code asterisk_id}
 * @param version the version as Asterisk prints it, for example {@code 22.10.1+dfsg}
 * @param startedAt when Asterisk started; a change means that all earlier calls have ended; null if unknown
 * @param reloadedAt when its configuration was last loaded; null if unknown
 * @param build the build information
 * @param config the configured limits
 */
public record AsteriskInfo(
        String entityId,
        String version,
        @Nullable Instant startedAt,
        @Nullable Instant reloadedAt,
        AsteriskBuild build,
        AsteriskConfig config) {}
