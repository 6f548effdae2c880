package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.judge.CallKind;
import java.time.Duration;

/**
 * The calls to be placed.
 *
 * @param kind the behaviour of the callees
 * @param prefix dialled before the number, to select an application: empty, {@code *7}, {@code *61} or {@code *62}
 * @param calls the number of calls
 * @param perSecond the number of new calls a second
 * @param hold the time that a caller talks
 * @param patience the time that a caller waits for the next change before it gives up
 * @param limit the time limit of all calls
 */
public record CallLoad(
        CallKind kind, String prefix, int calls, double perSecond, Duration hold, Duration patience, Duration limit) {
    /** Longer than any restart takes: a caller who waits longer was lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The time limit for the BYE to a caller whose callee hung up. */
    private static final Duration ALONE = Duration.ofSeconds(40);

    private static final Duration CANCEL_AFTER = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int UNTIL_TOLD = 1_000_000;

    /** A limited number of calls. */
    public static CallLoad of(CallKind kind, int calls, double perSecond, Duration hold) {
        return new CallLoad(
                kind,
                "",
                calls,
                perSecond,
                kind == CallKind.CALLEE_ENDS ? ALONE : hold,
                kind == CallKind.CANCELS ? CANCEL_AFTER : PATIENCE,
                LIMIT);
    }

    /** Without a limit, until stopped. */
    public static CallLoad endless(CallKind kind, double perSecond, Duration hold) {
        return of(kind, UNTIL_TOLD, perSecond, hold);
    }

    /** With another prefix. */
    public CallLoad by(String prefix) {
        return new CallLoad(kind, prefix, calls, perSecond, hold, patience, limit);
    }
}
