package io.github.ariadne4j.callflow.leg;

import java.time.Duration;

/**
 * How long the end of a channel or a bridge has been asked for. A command that is lost is sent again soon, once; what shows no
 * effect is asked for again at each step; after all of the time it is given up.
 *
 * @param waited how long the steps took that are over
 * @param step how long this one takes
 */
public record TeardownProgress(Duration waited, Duration step) {
    /** Not begun. */
    public static final TeardownProgress NONE = new TeardownProgress(Duration.ZERO, Duration.ZERO);

    /** A socket that was cut loses what is under way on it; by then requests go another way. */
    public static final Duration AFTER_A_LOSS = Duration.ofMillis(100);

    /** The first step begins. */
    public static TeardownProgress begin(Duration step) {
        return new TeardownProgress(Duration.ZERO, step);
    }

    /** Whether a command that is lost now is to be sent again soon, and not only at the next step. */
    public boolean maySendAgainSoon() {
        return waited.isZero() && !step.equals(AFTER_A_LOSS);
    }

    /** This step is over soon. */
    public TeardownProgress soon() {
        return new TeardownProgress(waited, AFTER_A_LOSS);
    }

    /** This step is over, and the next one begins. */
    public TeardownProgress next(Duration nextStep) {
        return new TeardownProgress(waited.plus(step), nextStep);
    }

    /** Whether it was waited for as long as that. */
    public boolean hasWaited(Duration limit) {
        return waited.compareTo(limit) >= 0;
    }
}
