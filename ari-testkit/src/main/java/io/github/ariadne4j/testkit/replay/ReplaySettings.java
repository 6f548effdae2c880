package io.github.ariadne4j.testkit.replay;

import java.time.Duration;
import java.util.Set;

/**
 * The settings of a replay.
 *
 * @param atRecordedPace whether events have the pauses of the record; if not, they are sent as soon as everything before them has
 *     happened
 * @param patience the time for which a recorded request is awaited once everything before it has happened; after it the request is
 *     reported as missing, and the replay continues
 * @param ignored names of parameters that may differ from the recorded ones, variables as {@code variables.NAME}
 * @param port the port on the loopback interface; 0: a free one
 */
public record ReplaySettings(boolean atRecordedPace, Duration patience, Set<String> ignored, int port) {
    /** Copies the names. */
    public ReplaySettings {
        ignored = Set.copyOf(ignored);
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive: " + patience);
        }
    }

    /** Without pauses, a patience of two seconds, no parameter ignored, a free port. */
    public static ReplaySettings defaults() {
        return new ReplaySettings(false, Duration.ofSeconds(2), Set.of(), 0);
    }

    /** The same with the pauses of the record. */
    public ReplaySettings withRecordedPace() {
        return new ReplaySettings(true, patience, ignored, port);
    }

    /** The same with another patience. */
    public ReplaySettings withPatience(Duration newPatience) {
        return new ReplaySettings(atRecordedPace, newPatience, ignored, port);
    }

    /** The same, ignoring these parameters. */
    public ReplaySettings ignoring(String... names) {
        return new ReplaySettings(atRecordedPace, patience, Set.of(names), port);
    }

    /** The same on a given port. */
    public ReplaySettings withPort(int newPort) {
        return new ReplaySettings(atRecordedPace, patience, ignored, newPort);
    }
}
