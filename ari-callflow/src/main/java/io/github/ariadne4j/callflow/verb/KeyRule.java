package io.github.ariadne4j.callflow.verb;

import java.time.Duration;

/**
 * When the keys that a caller presses are complete.
 *
 * @param min how many there must be; at least 1
 * @param max how many end it; at most 64
 * @param terminators the keys that end it earlier and are not part of it; empty: none does
 * @param firstKeyWithin how long the first key may take, from the end of the prompt on
 * @param nextKeyWithin how long each further key may take
 */
public record KeyRule(int min, int max, String terminators, Duration firstKeyWithin, Duration nextKeyWithin) {
    private static final int MOST = 64;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if a number, time or key is none of those that are allowed */
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

    /** So many, ended by {@code #} as well unless there must be that many; 5 s for the first, 3 s for each further one. */
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
