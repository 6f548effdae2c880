package io.github.ariadne4j.ari.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A live recording at the time of one event or answer. Times are null until it has ended.
 *
 * @param name its name
 * @param format the file's format
 * @param targetUri the recorded channel or bridge, for example {@code channel:1700000000.1}
 * @param state {@code queued}, {@code recording}, {@code paused}, {@code done}, {@code failed} or {@code canceled}
 * @param duration its length, in whole seconds
 * @param talking talking time of the recorded party; null without silence detection
 * @param silence silence of the recorded party; null without silence detection
 * @param cause reason of the failure; empty if it did not fail
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
