package io.github.ariadne4j.callflow.call;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param legShowsUp from the create of a leg to its {@code StasisStart}; a create that Asterisk accepted may still vanish
 * @param legEnds from the first sign that a leg ends to the event that tells the cause
 * @param ringSlack by how much Asterisk may overrun the ring time of a target before we end the leg ourselves
 * @param teardownStep until a hang-up or a bridge's end that shows no effect is asked for again
 * @param teardown until a call that will not end is given up and its CDR written all the same
 * @param longestCall until Asterisk itself ends a leg, also if no instance is left to do it; counted from the leg's creation
 *     (callee) or from when it was first dialled for (caller), in whole seconds, at least one. It is no limit of talking
 *     time for billing: to be longer than any call may take
 * @param storeAnswers until a store of sessions or limits that says nothing is taken as one that is away; stores have time
 *     limits of their own, which are shorter, and this one is for those that break their word
 * @param longestSilence how long a party that was answered may hear nothing and wait for no operation, until this is a fault and the
 *     flow is asked for a repair ({@link io.github.ariadne4j.callflow.flow.CallFlow#onSilence}); zero: it is none
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

    /** 4 s for a leg to show up, 2 s to end, 2 s ring slack, 2 s per step and 20 s for all of the teardown; 12 h in all; 5 s for a store, and of silence. */
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

    /** The same with another length of the longest call. */
    public CallTimeouts withLongestCall(Duration longest) {
        return new CallTimeouts(
                legShowsUp, legEnds, ringSlack, teardownStep, teardown, longest, storeAnswers, longestSilence);
    }

    /** The same with another bound of silence; zero: none. */
    public CallTimeouts withLongestSilence(Duration longest) {
        return new CallTimeouts(
                legShowsUp, legEnds, ringSlack, teardownStep, teardown, longestCall, storeAnswers, longest);
    }
}
