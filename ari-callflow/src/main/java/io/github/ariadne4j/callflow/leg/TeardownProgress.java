package io.github.ariadne4j.callflow.leg;

import java.time.Duration;

/**
 * The progress of a teardown of a channel or a bridge. A command that is lost is repeated soon, once; one without an effect is
 * repeated at each step; after the time of a teardown it is given up.
 *
 * @param waited the time of all completed steps
 * @param step the time of the current step
 */
public record TeardownProgress(Duration waited, Duration step) {
    /** Not begun. */
    public static final TeardownProgress NONE = new TeardownProgress(Duration.ZERO, Duration.ZERO);

    /** The requests in progress on a socket that was cut are lost; after this time requests are sent by another way. */
    public static final Duration AFTER_A_LOSS = Duration.ofMillis(100);

    /** The first step begins. */
    public static TeardownProgress begin(Duration step) {
        return new TeardownProgress(Duration.ZERO, step);
    }

    /** Whether a command that is lost now is to be repeated soon, not only at the next step. */
    public boolean maySendAgainSoon() {
        return waited.isZero() && !step.equals(AFTER_A_LOSS);
    }

    /** A copy whose current step is over soon. */
    public TeardownProgress soon() {
        return new TeardownProgress(waited, AFTER_A_LOSS);
    }

    /** A copy whose current step is over, and the next one begins. */
    public TeardownProgress next(Duration nextStep) {
        return new TeardownProgress(waited.plus(step), nextStep);
    }

    /** Whether the wait has reached this limit. */
    public boolean hasWaited(Duration limit) {
        return waited.compareTo(limit) >= 0;
    }
}
