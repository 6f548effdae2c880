package io.github.ariadne4j.callflow.engine;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The timers of one call. Used by the call's mailbox only; what fires goes back into that mailbox. */
final class CallTimers {
    private final ScheduledExecutorService clock;
    private final ConcurrentLinkedQueue<Future<?>> running = new ConcurrentLinkedQueue<>();

    CallTimers(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    void start(Duration after, Runnable task) {
        running.add(clock.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stopAll() {
        running.forEach(timer -> timer.cancel(false));
        running.clear();
    }
}
