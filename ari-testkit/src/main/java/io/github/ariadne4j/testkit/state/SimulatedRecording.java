package io.github.ariadne4j.testkit.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A recording in progress; read and written under the loop's lock only. */
public final class SimulatedRecording {
    /** Its name, unique among the recordings. */
    public final String name;
    /** The file format, for example {@code wav}. */
    public final String format;
    /** The channel or the bridge that it records. */
    public final MediaTarget target;

    final String terminateOn;
    /** The time after which it ends by itself; zero: without a limit. */
    public final Duration maxDuration;

    final Instant started;
    /** Requests that the recording thread of the channel executes afterwards. */
    public final List<Runnable> behind = new ArrayList<>();

    private String state = "queued";
    private String cause = "";

    /** A queued recording. */
    public SimulatedRecording(
            String name, String format, MediaTarget target, String terminateOn, Duration maxDuration, Instant started) {
        this.name = name;
        this.format = format;
        this.target = target;
        this.terminateOn = terminateOn;
        this.maxDuration = maxDuration;
        this.started = started;
    }

    /** Its state in Asterisk's events. */
    public String state() {
        return state;
    }

    /** Changes its state. */
    public void enter(String next) {
        state = next;
    }

    /** The cause of a failure, empty unless it failed. */
    String cause() {
        return cause;
    }

    /** Sets the cause of its failure. */
    public void failFor(String why) {
        cause = why;
    }

    /** Whether this DTMF digit ends it. */
    public boolean endsOn(String digit) {
        return terminateOn.equals("any") || terminateOn.equals(digit);
    }
}
