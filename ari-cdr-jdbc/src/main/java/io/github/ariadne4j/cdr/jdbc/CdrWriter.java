package io.github.ariadne4j.cdr.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the queue and writes them, a batch at a time, until the queue is closed and empty. The database may be
 * away for long; nothing is dropped for it. One thread runs it; nothing interrupts that thread, since an interrupt closes an H2
 * file under it.
 */
final class CdrWriter implements Runnable {
    /** How many rounds may come to nothing, with a fault that does not tell whether it is about a row, before each row is tried alone. */
    private static final int ROUNDS_TOGETHER = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CdrWriter.class);

    private final CdrQueue queue;
    private final CdrTable table;
    private final CdrConflicts conflicts;
    private final JdbcCdrSettings settings;
    private final RetryPauses pauses = new RetryPauses();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private int roundsInVain;

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
            CdrRound round = CdrRound.of(batch, table, roundsInVain >= ROUNDS_TOGETHER);
            settle(round);
            batch = next(round.left(), round.unwritten());
        }
    }

    /** Ends the waiting for a database that is away. */
    void giveUp() {
        givenUp.countDown();
    }

    private void settle(CdrRound round) {
        conflicts.check(round.present());
        round.written().forEach(this::written);
        round.refused().forEach(this::refused);
        if (round.written().isEmpty()) {
            roundsInVain++;
        } else {
            roundsInVain = 0;
            pauses.reset();
        }
    }

    /** What is left goes first; new ones go with it, since they may pass where the others do not, and so tell why. */
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
        long pause = pauses.next().toMillis();
        LOG.warn(
                "{} CDRs wait, the database does not take them, next try in {} ms: {}",
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

    /** Not logged here: the write's stage fails, and its caller logs the loss. */
    private void refused(CdrRound.Refused row) {
        queue.settled();
        row.record().refused("the database refuses it for good: " + Database.reason(row.why()), row.why());
    }

    private void abandoned(PendingCdr record, @Nullable RuntimeException why) {
        queue.settled();
        String reason = why == null ? "" : ": " + Database.reason(why);
        record.failed("not written before the sink was closed" + reason, why);
    }
}
