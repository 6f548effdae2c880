package io.github.ariadne4j.benchmarks.load;

import java.time.Instant;

/**
 * Maps event numbers to calls, channels and bridges. Events are numbered in the order in which they are sent, and the number is sent in
 * an event's timestamp, in milliseconds, which every client reads anyway. A hundred calls are interleaved: each sends eight events in a
 * row, as Asterisk does, and then the next call does.
 */
public final class CallNumbers {
    /** The number of events of a bridged call. */
    public static final int EVENTS_PER_CALL = 64;

    /** The timestamp of event 0. */
    public static final long FIRST_MILLIS =
            Instant.parse("2026-11-24T00:00:00Z").toEpochMilli();

    /** The subject of each event of a call: the caller's channel, the callee's channel, the bridge. */
    public static final String SUBJECTS = "ABBBABABABBBBBBBAAAAAAAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBBBBBBBBR";

    private static final int CALLS_AT_A_TIME = 100;
    private static final int IN_A_ROW = 8;
    private static final int TURNS = EVENTS_PER_CALL / IN_A_ROW;

    private CallNumbers() {}

    /** The call that the event belongs to. */
    public static int callOf(int number) {
        int turn = number / IN_A_ROW;
        return turn / (CALLS_AT_A_TIME * TURNS) * CALLS_AT_A_TIME + turn % CALLS_AT_A_TIME;
    }

    /** The position of the event in its call. */
    public static int stepOf(int number) {
        int turn = number / IN_A_ROW;
        return turn / CALLS_AT_A_TIME % TURNS * IN_A_ROW + number % IN_A_ROW;
    }

    /** The number of the channel or bridge that the event is about; below {@link #subjects}. */
    static int subjectOf(int number) {
        return callOf(number) * 3 + "ABR".indexOf(SUBJECTS.charAt(stepOf(number)));
    }

    /** The maximum number of channels and bridges that this number of events is about. */
    static int subjects(int events) {
        return (events / EVENTS_PER_CALL + 2 * CALLS_AT_A_TIME) * 3;
    }
}
