package io.github.ariadne4j.benchmarks.load;

import java.time.Instant;

/**
 * Which event belongs where. Events are numbered in the order in which they are sent, and the number travels in an event's
 * timestamp, in milliseconds: every client has to read that anyway. A hundred calls are under way at a time, each
 * sends eight events in a row, as Asterisk does, and then the next call has its turn.
 */
public final class CallNumbers {
    /** How many events a bridged call has. */
    public static final int EVENTS_PER_CALL = 64;

    /** The timestamp of event 0. */
    public static final long FIRST_MILLIS =
            Instant.parse("2026-11-24T00:00:00Z").toEpochMilli();

    /** What each event of a call is about: the caller's channel, the callee's channel, the bridge. */
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

    /** Which of the call's events it is. */
    public static int stepOf(int number) {
        int turn = number / IN_A_ROW;
        return turn / CALLS_AT_A_TIME % TURNS * IN_A_ROW + number % IN_A_ROW;
    }

    /** A number for the channel or bridge that the event is about; below {@link #subjects}. */
    static int subjectOf(int number) {
        return callOf(number) * 3 + "ABR".indexOf(SUBJECTS.charAt(stepOf(number)));
    }

    /** How many channels and bridges so many events are about, at most. */
    static int subjects(int events) {
        return (events / EVENTS_PER_CALL + 2 * CALLS_AT_A_TIME) * 3;
    }
}
