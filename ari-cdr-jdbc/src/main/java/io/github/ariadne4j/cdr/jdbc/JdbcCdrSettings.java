package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;

/**
 * How records are written.
 *
 * @param batch how many rows go out together at most
 * @param gather how long a row waits for others to go with it
 * @param backlog how many rows may wait; what comes on top is refused, since memory is finite (a row is about 2 kB)
 * @param statementTimeout how long the statements of a batch may take each, waiting for locks included; whole
 *     seconds, and fewer than the socket time-out of the data source
 * @param flush how long closing may take to write what waits
 */
public record JdbcCdrSettings(int batch, Duration gather, int backlog, Duration statementTimeout, Duration flush) {
    /** @throws IllegalArgumentException if a number or a duration is out of range */
    public JdbcCdrSettings {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be positive: " + batch);
        }
        if (backlog < batch) {
            throw new IllegalArgumentException("backlog must not be below batch: " + backlog);
        }
        if (gather.isNegative()) {
            throw new IllegalArgumentException("gather must not be negative: " + gather);
        }
        if (statementTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("statementTimeout must be at least a second: " + statementTimeout);
        }
        if (flush.isNegative()) {
            throw new IllegalArgumentException("flush must not be negative: " + flush);
        }
    }

    /** Up to 500 rows every 200 ms; 200,000 may wait; 5 s per statement; 10 s to flush. */
    public static JdbcCdrSettings defaults() {
        return new JdbcCdrSettings(500, Duration.ofMillis(200), 200_000, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    /** The same with another bound of waiting rows, and batches no larger than that. */
    public JdbcCdrSettings withBacklog(int changed) {
        return new JdbcCdrSettings(Math.min(batch, changed), gather, changed, statementTimeout, flush);
    }

    /** The same with other batches. */
    public JdbcCdrSettings withBatch(int size, Duration gathering) {
        return new JdbcCdrSettings(size, gathering, backlog, statementTimeout, flush);
    }

    /** The same with another time limit per statement. */
    public JdbcCdrSettings withStatementTimeout(Duration changed) {
        return new JdbcCdrSettings(batch, gather, backlog, changed, flush);
    }

    /** The same with another time limit for closing. */
    public JdbcCdrSettings withFlush(Duration changed) {
        return new JdbcCdrSettings(batch, gather, backlog, statementTimeout, changed);
    }
}
