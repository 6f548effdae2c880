package io.github.ariadne4j.ari.transport;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects tasks that block an event loop: the loop marks the beginning and the end of each task, and a thread of the
 * monitor checks the time at intervals. A stall is counted once and logged with the stack of the loop.
 */
public final class StallMonitor implements AutoCloseable {
    private static final long STALL_NANOS = 50_000_000;

    /** Minimum time between two log lines. */
    private static final long SILENCE_NANOS = 5_000_000_000L;

    private static final int MOST_FRAMES = 25;

    private static final Logger LOG = LoggerFactory.getLogger(StallMonitor.class);

    private final LongAdder count = new LongAdder();
    private volatile @Nullable Thread loop;

    /** Start of the current task; 0 while the loop is idle. */
    private volatile long busySince;

    private volatile boolean closed;
    private @Nullable Thread watcher;
    private long loggedAt = System.nanoTime() - SILENCE_NANOS;
    private int unlogged;

    long count() {
        return count.sum();
    }

    /** The task, with marks at its beginning and end. */
    Runnable watched(Runnable task) {
        return () -> {
            boolean outermost = begin();
            try {
                task.run();
            } finally {
                if (outermost) {
                    end();
                }
            }
        };
    }

    /** Marks the beginning of a task; false if it is inside a marked one. On the loop. */
    boolean begin() {
        if (busySince != 0) {
            return false;
        }
        if (watcher == null) {
            watch();
        }
        busySince = System.nanoTime() | 1;
        return true;
    }

    /** Marks the end of a task. On the loop. */
    void end() {
        busySince = 0;
    }

    private void watch() {
        loop = Thread.currentThread();
        Thread started = new Thread(this::look, "ari-loop-watch");
        started.setDaemon(true);
        watcher = started;
        started.start();
    }

    private void look() {
        long reported = 0;
        while (!closed) {
            LockSupport.parkNanos(STALL_NANOS);
            long since = busySince;
            if (since != 0 && since != reported && System.nanoTime() - since > STALL_NANOS) {
                reported = since;
                report(System.nanoTime() - since);
            }
        }
    }

    private void report(long nanos) {
        count.increment();
        unlogged++;
        Thread stalled = loop;
        if (stalled == null || System.nanoTime() - loggedAt < SILENCE_NANOS) {
            return;
        }
        StringBuilder stack = new StringBuilder();
        Arrays.stream(stalled.getStackTrace())
                .limit(MOST_FRAMES)
                .forEach(frame -> stack.append("\n    at ").append(frame));
        LOG.warn(
                "{} has been blocked for {} ms ({} times since the last such line); its stack:{}",
                stalled.getName(),
                nanos / 1_000_000,
                unlogged,
                stack);
        loggedAt = System.nanoTime();
        unlogged = 0;
    }

    @Override
    public void close() {
        closed = true;
    }
}
