package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;

/**
 * How records are written.
 *
 * @param batch how many rows go out in one statement at most
 * @param gather how long a row waits for others to go with it
 * @param backlog how many rows may wait; what comes on top is refused, since memory is finite
 * @param statementTimeout how long one statement may take; whole seconds
 * @param flush how long closing may take to write what waits
 */
public record JdbcCdrSettings(int batch, Duration gather, int backlog, Duration statementTimeout, Duration flush) {
    /** @throws IllegalArgumentException if a number or a duration is not positive */
    public JdbcCdrSettings {
        if (batch < 1 || backlog < batch) {
            throw new IllegalArgumentException("batch must be positive and not above backlog: " + batch);
        }
        if (gather.isNegative() || statementTimeout.toSeconds() < 1 || flush.isNegative()) {
            throw new IllegalArgumentException(
                    "gather and flush must not be negative, statementTimeout at least a second");
        }
    }

    /** Up to 500 rows every 200 ms; 200,000 may wait; 10 s per statement; 10 s to flush. */
    public static JdbcCdrSettings defaults() {
        return new JdbcCdrSettings(
                500, Duration.ofMillis(200), 200_000, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
