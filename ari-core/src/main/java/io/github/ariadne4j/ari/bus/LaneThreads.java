package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.thread.EventThread;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that empty lanes. A lane gets an idle thread or a new one, so a listener that blocks delays no other
 * lane. A burst uses a bounded number of threads; if all of them block, more are made.
 */
final class LaneThreads extends ThreadPoolExecutor {
    private static final int ENOUGH = 64;
    private static final int IDLE_SECONDS = 10;

    /** If no thread has completed a task in this time, all count as blocked, and more are made. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final HandOver queue;
    private final AtomicBoolean relieving = new AtomicBoolean();

    LaneThreads() {
        this(new HandOver(), new AtomicInteger());
    }

    private LaneThreads(HandOver queue, AtomicInteger number) {
        super(
                0,
                ENOUGH,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                task -> new LaneThread(task, "ari-events-" + number.incrementAndGet()));
        this.queue = queue;
        setRejectedExecutionHandler((task, pool) -> await(task));
    }

    /** Queues a task for which no thread is free. */
    private void await(Runnable task) {
        queue.put(task);
        if (relieving.compareAndSet(false, true)) {
            Thread relief = new Thread(this::relieve, "ari-events-relief");
            relief.setDaemon(true);
            relief.start();
        }
    }

    /** Makes threads while tasks wait and no thread becomes free. */
    private void relieve() {
        while (!queue.isEmpty() && !isShutdown()) {
            long before = getCompletedTaskCount();
            LockSupport.parkNanos(PATIENCE_NANOS);
            if (getCompletedTaskCount() == before) {
                addThreads();
            }
        }
        setMaximumPoolSize(ENOUGH);
        relieving.set(false);
        if (!queue.isEmpty() && !isShutdown()) {
            Runnable missed = queue.poll();
            if (missed != null) {
                execute(missed);
            }
        }
    }

    private void addThreads() {
        int most = Math.min(queue.size(), ENOUGH);
        setMaximumPoolSize(Math.max(ENOUGH, getPoolSize() + most));
        for (int number = 0; number < most; number++) {
            Runnable waiting = queue.poll();
            if (waiting != null) {
                execute(waiting);
            }
        }
    }

    /** Accepts a task only if an idle thread waits for one; else the pool makes a thread, up to its bound. */
    private static final class HandOver extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }

    private static final class LaneThread extends Thread implements EventThread {
        LaneThread(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }
    }
}
