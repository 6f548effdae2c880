package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records from the queue in batches, until the queue is closed and empty. During an outage of the database no
 * record is dropped. It runs on one thread, which must not be interrupted, since an interrupt closes an H2 file.
 */
final class CdrWriter implements Runnable {
    /** Number of rounds without success, with {@link WriteFailureKind#UNKNOWN}, after which rows are tried separately. */
    private static final int ATTEMPTS_TOGETHER = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CdrWriter.class);

    private final CdrQueue queue;
    private final CdrTable table;
    private final CdrConflicts conflicts;
    private final JdbcCdrSettings settings;
    private final ExponentialBackoff backoff = new ExponentialBackoff();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private int failedAttempts;

    CdrWriter(CdrQueue queue, CdrTable table, CdrConflicts conflicts, JdbcCdrSettings settings) {
        this.queue = queue;
        this.table = table;
        this.conflicts = conflicts;
        this.settings = settings;
    }

    @Override
    public void run() {
        List<PendingCdr> batch = queue.take(settings.batch(), settings.gather());
        while (!batch.isEmpty()) {
            BatchAttempt attempt = BatchAttempt.of(batch, table, failedAttempts >= ATTEMPTS_TOGETHER);
            settle(attempt);
            batch = next(attempt.left(), attempt.unwritten());
        }
    }

    /** Ends the attempts to reach an unavailable database. */
    void giveUp() {
        givenUp.countDown();
    }

    private void settle(BatchAttempt attempt) {
        conflicts.check(attempt.present());
        attempt.written().forEach(this::written);
        attempt.refused().forEach(this::refused);
        if (attempt.written().isEmpty()) {
            failedAttempts++;
        } else {
            failedAttempts = 0;
            backoff.reset();
        }
    }

    /**
     * The next batch: remaining records first, together with new ones, whose success shows that the remaining ones are
     * at fault.
     */
    private List<PendingCdr> next(List<PendingCdr> left, @Nullable RuntimeException why) {
        if (why != null && mayTryAgain(why)) {
            List<PendingCdr> batch = new ArrayList<>(left);
            batch.addAll(queue.poll(settings.batch() - left.size()));
            return batch;
        }
        left.forEach(record -> abandoned(record, why));
        return queue.take(settings.batch(), settings.gather());
    }

    private boolean mayTryAgain(RuntimeException why) {
        long pause = backoff.next().toMillis();
        LOG.warn(
                "{} CDRs wait, as the database does not accept them; next attempt in {} ms: {}",
                queue.backlog(),
                pause,
                Database.reason(why));
        try {
            return !givenUp.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void written(PendingCdr record) {
        queue.settled();
        record.written();
    }

    /** Fails the stage of the write, whose caller logs the loss. */
    private void refused(BatchAttempt.Refused row) {
        queue.settled();
        row.record().refused("the database rejects it permanently: " + Database.reason(row.why()), row.why());
    }

    private void abandoned(PendingCdr record, @Nullable RuntimeException why) {
        queue.settled();
        String reason = why == null ? "" : ": " + Database.reason(why);
        record.failed("not written before the sink was closed" + reason, why);
    }
}
