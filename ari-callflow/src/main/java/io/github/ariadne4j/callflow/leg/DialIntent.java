package io.github.ariadne4j.callflow.leg;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record that a leg was dialled, or was about to be: with it no second dial is ever sent, also if the first one failed. A
 * second dial ends the channel in Asterisk.
 *
 * @param at the time of the dial
 * @param ringFor the ring time, after which Asterisk ends the channel
 * @param progressWithin the time until ringing or progress; null: the ring time
 * @param screened whether the callee has to accept the call after its answer, and has not done so
 */
public record DialIntent(
        Instant at, Duration ringFor, @Nullable Duration progressWithin, boolean screened) {
    /** The dial of a leg that is not screened. */
    public DialIntent(Instant at, Duration ringFor, @Nullable Duration progressWithin) {
        this(at, ringFor, progressWithin, false);
    }

    DialIntent withScreening(boolean awaited) {
        return new DialIntent(at, ringFor, progressWithin, awaited);
    }

    /** The latest time of an answer. */
    public Instant deadline() {
        return at.plus(ringFor);
    }

    /** The remaining ring time at this moment; zero if none, all of it if the clock was set back. */
    Duration leftAt(Instant now) {
        Duration left = Duration.between(now, deadline());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(ringFor) > 0 ? ringFor : left;
    }
}
