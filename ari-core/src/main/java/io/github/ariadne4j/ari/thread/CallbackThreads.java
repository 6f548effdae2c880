package io.github.ariadne4j.ari.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the stages of requests complete: an idle thread if there is one, else a new one, so that what a user chains to a stage
 * may block and holds up no other. Shared by all clients of the process; its threads are daemons and end when they are idle.
 */
public final class CallbackThreads {
    private static final int IDLE_SECONDS = 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), CallbackThreads::daemon);

    private CallbackThreads() {}

    /** The threads. */
    public static Executor executor() {
        return THREADS;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ari-callback-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
