package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;

/**
 * The settings of a {@link JdbcCdrSink}.
 *
 * @param batch maximum number of rows in a batch
 * @param gather time for which a row waits for others of its batch
 * @param backlog maximum number of waiting rows, since memory is finite (a row is about 2 kB); more are refused
 * @param statementTimeout time limit of each statement of a batch, including waiting for locks; in whole seconds, and
 *     below the socket time-out of the data source
 * @param flush time limit for writing the waiting rows at the close
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

    /** Batches of up to 500 rows every 200 ms; 200,000 waiting rows; 5 s for a statement; 10 s to flush. */
    public static JdbcCdrSettings defaults() {
        return new JdbcCdrSettings(500, Duration.ofMillis(200), 200_000, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    /** The same with another bound of waiting rows, and batches no larger than that. */
    public JdbcCdrSettings withBacklog(int changed) {
        return new JdbcCdrSettings(Math.min(batch, changed), gather, changed, statementTimeout, flush);
    }

    /** The same with another size and time of batches. */
    public JdbcCdrSettings withBatch(int size, Duration gathering) {
        return new JdbcCdrSettings(size, gathering, backlog, statementTimeout, flush);
    }

    /** The same with another time limit of statements. */
    public JdbcCdrSettings withStatementTimeout(Duration changed) {
        return new JdbcCdrSettings(batch, gather, backlog, changed, flush);
    }

    /** The same with another time limit for closing. */
    public JdbcCdrSettings withFlush(Duration changed) {
        return new JdbcCdrSettings(batch, gather, backlog, statementTimeout, changed);
    }
}
