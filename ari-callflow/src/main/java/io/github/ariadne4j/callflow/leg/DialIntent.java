package io.github.ariadne4j.callflow.leg;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a leg was dialled, or was about to be: with it, no second dial is ever sent, also if the first failed. A second dial
 * ends a call in Asterisk.
 *
 * @param at when
 * @param ringFor how long it may ring; Asterisk ends it by itself then
 * @param progressWithin how long the far end may say nothing at all; null: as long as it may ring
 * @param screened whether the far end has to accept the call after its answer, and has not done so
 */
public record DialIntent(
        Instant at, Duration ringFor, @Nullable Duration progressWithin, boolean screened) {
    /** Of a leg whose answer is enough. */
    public DialIntent(Instant at, Duration ringFor, @Nullable Duration progressWithin) {
        this(at, ringFor, progressWithin, false);
    }

    DialIntent withScreening(boolean awaited) {
        return new DialIntent(at, ringFor, progressWithin, awaited);
    }

    /** When it is to be answered at the latest. */
    public Instant deadline() {
        return at.plus(ringFor);
    }

    /** How much of the ring time is left at this moment; zero if none, all of it where the clock was put back. */
    Duration leftAt(Instant now) {
        Duration left = Duration.between(now, deadline());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(ringFor) > 0 ? ringFor : left;
    }
}
