package io.github.ariadne4j.chaos.world;

import io.github.ariadne4j.chaos.judge.CallKind;
import java.time.Duration;

/**
 * Which calls are to be placed.
 *
 * @param kind what callees do
 * @param prefix dialled before the number, to choose an application: empty, {@code *7}, {@code *61} or {@code *62}
 * @param calls how many
 * @param perSecond how many new ones a second
 * @param hold how long a caller talks
 * @param patience how long a caller waits for the next change before it gives up
 * @param limit when all of it ends at the latest
 */
public record Order(
        CallKind kind, String prefix, int calls, double perSecond, Duration hold, Duration patience, Duration limit) {
    /** Longer than any restart takes: who waits longer was forgotten. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Who waits to be hung up on by the callee is to be hung up on within this. */
    private static final Duration ALONE = Duration.ofSeconds(40);

    private static final Duration CANCEL_AFTER = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int UNTIL_TOLD = 1_000_000;

    /** A limited number of calls. */
    public static Order of(CallKind kind, int calls, double perSecond, Duration hold) {
        return new Order(
                kind,
                "",
                calls,
                perSecond,
                kind == CallKind.CALLEE_ENDS ? ALONE : hold,
                kind == CallKind.CANCELS ? CANCEL_AFTER : PATIENCE,
                LIMIT);
    }

    /** Until told to stop. */
    public static Order endless(CallKind kind, double perSecond, Duration hold) {
        return of(kind, UNTIL_TOLD, perSecond, hold);
    }

    /** By another way through the dialplan. */
    public Order by(String prefix) {
        return new Order(kind, prefix, calls, perSecond, hold, patience, limit);
    }
}
