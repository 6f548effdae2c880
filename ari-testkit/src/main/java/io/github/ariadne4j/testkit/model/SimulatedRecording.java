package io.github.ariadne4j.testkit.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A recording in progress; read and written under the loop's lock only. */
final class SimulatedRecording {
    final String name;
    final String format;
    final MediaTarget target;
    final String terminateOn;
    final Duration maxDuration;
    final Instant started;
    /** Requests that the recording thread of the channel executes afterwards. */
    final List<Runnable> behind = new ArrayList<>();

    String state = "queued";
    boolean muted;
    /** The cause of a failure, empty unless it failed. */
    String cause = "";

    SimulatedRecording(
            String name, String format, MediaTarget target, String terminateOn, Duration maxDuration, Instant started) {
        this.name = name;
        this.format = format;
        this.target = target;
        this.terminateOn = terminateOn;
        this.maxDuration = maxDuration;
        this.started = started;
    }

    boolean endsOn(String digit) {
        return terminateOn.equals("any") || terminateOn.equals(digit);
    }
}
