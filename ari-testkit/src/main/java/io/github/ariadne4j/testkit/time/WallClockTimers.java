package io.github.ariadne4j.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time: one daemon thread runs all tasks. */
public final class WallClockTimers implements Timers {
    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor executor;

    /** Starts the thread. */
    public WallClockTimers() {
        executor = new ScheduledThreadPoolExecutor(1, WallClockTimers::daemon);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        if (!executor.isShutdown()) {
            ScheduledFuture<?> unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ari-simulator-timers");
        thread.setDaemon(true);
        return thread;
    }
}
