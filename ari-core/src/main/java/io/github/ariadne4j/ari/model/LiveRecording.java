package io.github.ariadne4j.ari.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is being made, as one event or response showed it. Times are null while it lasts.
 *
 * @param name its name
 * @param format the file's format
 * @param targetUri what is recorded, for example {@code channel:1700000000.1}
 * @param state {@code queued}, {@code recording}, {@code paused}, {@code done}, {@code failed} or {@code canceled}
 * @param duration how long it is, to the second
 * @param talking how long the recorded party talked; null where silence was not watched
 * @param silence how long it was silent; null where silence was not watched
 * @param cause why it failed; empty if it did not
 */
public record LiveRecording(
        String name,
        String format,
        String targetUri,
        String state,
        @Nullable Duration duration,
        @Nullable Duration talking,
        @Nullable Duration silence,
        String cause) {}
