package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;

/**
 * How much credit a call reserves.
 *
 * @param atMost what a call reserves, if the account has as much; it ends once it has been billed for that long. Whole seconds
 * @param atLeast below this a call is refused. Whole seconds, at least one
 * @param setUp how long a call may take until it is billed: a reservation is released after this time and what it grants, if no record
 *     settled it before
 */
public record JdbcCreditSettings(Duration atMost, Duration atLeast, Duration setUp) {
    /** @throws IllegalArgumentException if a time is out of range */
    public JdbcCreditSettings {
        if (atLeast.toSeconds() < 1) {
            throw new IllegalArgumentException("atLeast must be at least a second: " + atLeast);
        }
        if (atMost.compareTo(atLeast) < 0) {
            throw new IllegalArgumentException("atMost must not be shorter than atLeast: " + atMost);
        }
        if (setUp.isNegative()) {
            throw new IllegalArgumentException("setUp must not be negative: " + setUp);
        }
    }

    /** Two hours, no less than 10 s, released 15 minutes after the longest time. */
    public static JdbcCreditSettings defaults() {
        return new JdbcCreditSettings(Duration.ofHours(2), Duration.ofSeconds(10), Duration.ofMinutes(15));
    }

    /** The same with another time that a call reserves. */
    public JdbcCreditSettings withAtMost(Duration changed) {
        return new JdbcCreditSettings(changed, atLeast.compareTo(changed) > 0 ? changed : atLeast, setUp);
    }
}
