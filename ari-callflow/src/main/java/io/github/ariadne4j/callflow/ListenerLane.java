package io.github.ariadne4j.callflow;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of notices for one listener: delivered in order, on a thread that only this listener can block. The queue is bounded;
 * notices beyond the bound are dropped and counted. Notices may be added on any thread.
 */
final class ListenerLane implements AutoCloseable {
    /** About the notices of some thousand calls: a listener that is further behind will not catch up. */
    static final int MOST_WAITING = 10_000;

    private static final int IDLE_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ListenerLane.class);

    private final CallEngineListener listener;
    private final AtomicLong missed = new AtomicLong();
    private final ThreadPoolExecutor thread;

    ListenerLane(CallEngineListener listener) {
        this.listener = listener;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                ListenerLane::daemon,
                (notice, full) -> miss());
        this.thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "call-listener");
        thread.setDaemon(true);
        return thread;
    }

    void tell(Consumer<CallEngineListener> notice) {
        thread.execute(() -> deliver(notice));
    }

    private void deliver(Consumer<CallEngineListener> notice) {
        long lost = missed.getAndSet(0);
        if (lost > 0) {
            LOG.warn("listener {} was too slow and missed {} notices", listener, lost);
        }
        try {
            notice.accept(listener);
        } catch (Throwable e) { // an Error as well: the listener gets later notices
            LOG.error("listener {} failed", listener, e);
        }
    }

    private void miss() {
        if (missed.getAndIncrement() == 0 && !thread.isShutdown()) {
            LOG.warn(
                    "listener {} is {} notices behind; it misses further notices until it catches up",
                    listener,
                    MOST_WAITING);
        }
    }

    /** Gives the listener a second to receive pending notices, then interrupts it. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
                return;
            }
            LOG.warn("listener {} did not receive all notices before the engine was closed", listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }
}
