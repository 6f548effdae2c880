package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;

/**
 * The settings of a {@link JdbcCreditControl}.
 *
 * @param atMost time that a call reserves if the account has as much; the call is ended after this billed time. In
 *     whole seconds
 * @param atLeast minimum credit, below which a call is refused. In whole seconds, at least 1 s
 * @param setUp maximum set-up time of a call: a reservation expires after this time and the reserved time, if no record
 *     has settled it before
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

    /** Two hours, at least 10 s, with a set-up time of 15 minutes. */
    public static JdbcCreditSettings defaults() {
        return new JdbcCreditSettings(Duration.ofHours(2), Duration.ofSeconds(10), Duration.ofMinutes(15));
    }

    /** The same with another reserved time. */
    public JdbcCreditSettings withAtMost(Duration changed) {
        return new JdbcCreditSettings(changed, atLeast.compareTo(changed) > 0 ? changed : atLeast, setUp);
    }
}
