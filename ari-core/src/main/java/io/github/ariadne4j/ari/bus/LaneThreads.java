package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.thread.EventThread;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for lanes that have events: an idle one if there is one, else a new one, so that a listener that blocks takes one
 * thread and holds up nobody. Only when very many block at once do lanes wait for a thread.
 */
final class LaneThreads {
    private static final int MOST = 64;
    private static final int IDLE_SECONDS = 10;

    private LaneThreads() {}

    static ThreadPoolExecutor create() {
        HandOver queue = new HandOver();
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                MOST,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                task -> new LaneThread(task, "ari-events-" + number.incrementAndGet()),
                (task, pool) -> queue.put(task));
    }

    /** Takes a task only if a thread waits for it; the pool makes a thread then, up to its bound. */
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
