package io.github.ariadne4j.callflow.call;

import java.time.Duration;

/**
 * The time-outs of calls. Immutable.
 *
 * @param legShowsUp from the create of a leg to its {@code StasisStart}; a create that Asterisk accepted may still get lost.
 *     Default: 4 s
 * @param legEnds from the first report that a leg ends to the event with its cause. Default: 2 s
 * @param ringSlack the time by which Asterisk may exceed the ring time of a target before the engine ends the leg. Default: 2 s
 * @param teardownStep the time until a hang-up of a leg or a destroy of a bridge that had no effect is repeated. Default: 2 s
 * @param teardown the time until a call that does not end is given up and its CDR written all the same. Default: 20 s
 * @param longestCall the time until Asterisk itself ends a leg, also if no instance is left to do it; counted from the creation
 *     of the leg (callee) or from the first dial of the call (caller), in whole seconds, at least one. It is no limit of talking
 *     time for billing and has to be longer than any call. Default: 12 h
 * @param storeAnswers the time until a store that does not answer counts as not available. Stores have shorter time limits of
 *     their own; this one is for a store that exceeds them. Default: 5 s
 * @param longestSilence the time that an answered party may hear nothing and wait for no operation; a longer silence is a fault,
 *     and the flow chooses a repair ({@link io.github.ariadne4j.callflow.flow.CallFlow#onSilence}). Zero: silence is no fault.
 *     Default: 5 s
 */
public record CallTimeouts(
        Duration legShowsUp,
        Duration legEnds,
        Duration ringSlack,
        Duration teardownStep,
        Duration teardown,
        Duration longestCall,
        Duration storeAnswers,
        Duration longestSilence) {
    /** @throws IllegalArgumentException if longestCall is shorter than a second, or longestSilence is negative */
    public CallTimeouts {
        if (longestCall.toSeconds() < 1) {
            throw new IllegalArgumentException("longestCall must be at least a second: " + longestCall);
        }
        if (longestSilence.isNegative()) {
            throw new IllegalArgumentException("longestSilence must not be negative: " + longestSilence);
        }
    }

    /**
     * 4 s until a leg shows up, 2 s to end, 2 s of ring slack, 2 s for a step and 20 s for all of the teardown, 12 h for a call,
     * 5 s for a store, 5 s of silence.
     */
    public static CallTimeouts defaults() {
        return new CallTimeouts(
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofHours(12),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /** A copy with another longest call, at least one second. */
    public CallTimeouts withLongestCall(Duration longest) {
        return new CallTimeouts(
                legShowsUp, legEnds, ringSlack, teardownStep, teardown, longest, storeAnswers, longestSilence);
    }

    /** A copy with another longest silence; zero: silence is no fault. */
    public CallTimeouts withLongestSilence(Duration longest) {
        return new CallTimeouts(
                legShowsUp, legEnds, ringSlack, teardownStep, teardown, longestCall, storeAnswers, longest);
    }
}
