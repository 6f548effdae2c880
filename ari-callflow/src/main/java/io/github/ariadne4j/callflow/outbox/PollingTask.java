package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repeated step on one thread, never concurrent with itself: at once while there is more to do, every second when there is not,
 * and ever later while it fails. Any thread.
 */
final class PollingTask {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST_DOUBLINGS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PollingTask.class);

    private final ScheduledExecutorService thread;
    private final Supplier<CompletionStage<Outcome>> step;
    private int failures;

    /** The outcome of a step. */
    enum Outcome {
        /** All work is done. */
        DONE,
        /** The next step has work. */
        MORE,
        /** The step failed and is repeated, later each time. */
        FAILED
    }

    /**
     * A task that has not begun.
     *
     * @param thread the thread on which steps begin; its shutdown ends the task
     * @param step may block that thread, and completes on any
     */
    PollingTask(ScheduledExecutorService thread, Supplier<CompletionStage<Outcome>> step) {
        this.thread = thread;
        this.step = step;
    }

    void begin() {
        thread.execute(this::take);
    }

    private void take() {
        Ports.ask(step)
                .exceptionally(error -> {
                    LOG.warn("a step of the CDR outbox failed and is tried again later: {}", Ports.why(error));
                    return Outcome.FAILED;
                })
                .thenAccept(this::goOn);
    }

    private void goOn(Outcome outcome) {
        failures = outcome == Outcome.FAILED ? failures + 1 : 0;
        long pause = outcome == Outcome.MORE ? 0 : pauseAfter(failures).toMillis();
        thread.schedule(this::take, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Doubled each time, and up to a quarter shorter at random, so that instances that lost the same store do not come back at
     * the same moments.
     */
    private static Duration pauseAfter(int failures) {
        long doubled = SHORTEST.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        long bounded = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(
                failures < 2 ? bounded : bounded - ThreadLocalRandom.current().nextLong(bounded / 4));
    }
}
