package io.github.ariadne4j.callflow.verb;

import java.time.Duration;

/**
 * The rule by which collected keys are complete. Immutable.
 *
 * @param min the fewest keys; at least 1
 * @param max the number of keys at which collecting ends; at most 64
 * @param terminators the keys that end it earlier, which are not part of the result; empty: none
 * @param firstKeyWithin the time for the first key, from the end of the prompt; at most 10 minutes
 * @param nextKeyWithin the time for each further key; at most 10 minutes
 */
public record KeyRule(int min, int max, String terminators, Duration firstKeyWithin, Duration nextKeyWithin) {
    private static final int MOST = 64;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if a number, time or key is outside of its range */
    public KeyRule {
        if (min < 1 || min > max || max > MOST) {
            throw new IllegalArgumentException("keys must be at least 1 and at most " + MOST);
        }
        if (!isAllowed(firstKeyWithin) || !isAllowed(nextKeyWithin)) {
            throw new IllegalArgumentException("times for keys must be above 0 and at most 10 minutes");
        }
        Play.requireKeys(terminators);
    }

    private static boolean isAllowed(Duration time) {
        return time.compareTo(Duration.ZERO) > 0 && time.compareTo(LONGEST) <= 0;
    }

    /**
     * A range of keys, ended by {@code #} as well unless both bounds are equal; 5 s for the first key, 3 s for each further one.
     */
    static KeyRule between(int min, int max) {
        return new KeyRule(min, max, min == max ? "" : "#", Duration.ofSeconds(5), Duration.ofSeconds(3));
    }

    KeyRule terminatedBy(String keys) {
        return new KeyRule(min, max, keys, firstKeyWithin, nextKeyWithin);
    }

    KeyRule firstKeyWithin(Duration time) {
        return new KeyRule(min, max, terminators, time, nextKeyWithin);
    }

    KeyRule nextKeyWithin(Duration time) {
        return new KeyRule(min, max, terminators, firstKeyWithin, time);
    }
}
