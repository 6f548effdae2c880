package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the queue and writes them, a batch at a time, until the queue is closed and empty. One thread runs it;
 * nothing interrupts that thread, since an interrupt closes an H2 file under it.
 */
final class CdrWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CdrWriter.class);

    private final CdrQueue queue;
    private final CdrTable table;
    private final JdbcCdrSettings settings;
    private final CountDownLatch givenUp = new CountDownLatch(1);

    CdrWriter(CdrQueue queue, CdrTable table, JdbcCdrSettings settings) {
        this.queue = queue;
        this.table = table;
        this.settings = settings;
    }

    @Override
    public void run() {
        List<PendingCdr> batch = queue.take(settings.batch(), settings.gather());
        while (!batch.isEmpty()) {
            write(batch);
            batch = queue.take(settings.batch(), settings.gather());
        }
    }

    /** Ends the waiting for a database that is away. */
    void giveUp() {
        givenUp.countDown();
    }

    /**
     * The database may be away for long; nothing is dropped for it. A row that it will never take must not hold up the others:
     * the batch is halved until that row stands alone.
     */
    private void write(List<PendingCdr> batch) {
        RetryPauses pauses = new RetryPauses();
        Deque<List<PendingCdr>> parts = new ArrayDeque<>(List.of(batch));
        while (!parts.isEmpty()) {
            List<PendingCdr> part = parts.pop();
            try {
                table.insert(part.stream().map(PendingCdr::cdr).toList());
                part.forEach(this::written);
                pauses.reset();
            } catch (RuntimeException e) {
                if (CdrTable.isAboutTheRows(e)) {
                    split(part, e, parts);
                } else if (mayTryAgain(pauses.next(), e)) {
                    parts.push(part);
                } else {
                    abandon(part, e);
                }
            }
        }
    }

    private void split(List<PendingCdr> part, RuntimeException why, Deque<List<PendingCdr>> parts) {
        if (part.size() == 1) {
            refused(part.get(0), "the database refuses it for good: " + Database.reason(why), why);
        } else {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
        }
    }

    private boolean mayTryAgain(Duration pause, RuntimeException why) {
        LOG.warn(
                "{} CDRs wait, the database does not take them, next try in {} ms: {}",
                queue.backlog(),
                pause.toMillis(),
                Database.reason(why));
        try {
            return !givenUp.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void abandon(List<PendingCdr> part, RuntimeException why) {
        part.forEach(record -> refused(record, "not written before the sink was closed: " + Database.reason(why), why));
    }

    private void written(PendingCdr record) {
        queue.settled();
        record.written();
    }

    /** Whoever asked for the write hears of it, and logs what is lost: here nothing is, twice would be once too many. */
    private void refused(PendingCdr record, String reason, RuntimeException why) {
        queue.settled();
        record.refused(reason, why);
    }
}
