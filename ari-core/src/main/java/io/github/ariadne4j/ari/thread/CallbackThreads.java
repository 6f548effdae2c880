package io.github.ariadne4j.ari.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which the stages of requests complete: an idle thread or a new one, so a dependent stage may block
 * without delaying others. Shared by all clients of the process. The threads are daemons and end when they are idle.
 */
public final class CallbackThreads {
    private static final int IDLE_SECONDS = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), CallbackThreads::daemon);

    private CallbackThreads() {}

    /** The executor of these threads. */
    public static Executor executor() {
        return THREADS;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ari-callback-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
