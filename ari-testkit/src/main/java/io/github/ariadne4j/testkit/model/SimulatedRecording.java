package io.github.ariadne4j.testkit.model;

import java.time.Instant;

/** A recording in progress; read and written under the loop's lock only. */
final class SimulatedRecording {
    final String name;
    final String format;
    final MediaTarget target;
    final String terminateOn;
    final Instant started;
    String state = "queued";
    boolean muted;
    /** Why it failed, empty unless it did. */
    String cause = "";

    SimulatedRecording(String name, String format, MediaTarget target, String terminateOn, Instant started) {
        this.name = name;
        this.format = format;
        this.target = target;
        this.terminateOn = terminateOn;
        this.started = started;
    }

    boolean endsOn(String digit) {
        return terminateOn.equals("any") || terminateOn.equals(digit);
    }
}
