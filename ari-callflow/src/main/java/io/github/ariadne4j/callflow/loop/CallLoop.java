package io.github.ariadne4j.callflow.loop;

import io.github.ariadne4j.ari.loop.AriLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that all calls of an engine run on: the loop of its Asterisk connection. Tasks of other threads (answers of stores,
 * verbs of flows) are collected and handed over together in one wake-up. A task that throws is logged and stops no other.
 */
public final class CallLoop implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(CallLoop.class);

    private final AriLoop loop;
    private final EngineTime time;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private volatile boolean closed;

    public CallLoop(AriLoop loop, EngineTime time) {
        this.loop = loop;
        this.time = time;
    }

    public Instant now() {
        return time.clock().instant();
    }

    public boolean isCurrent() {
        return loop.isCurrent();
    }

    /** Runs the task on the loop, after the current one; dropped once the engine is closed. Any thread. */
    @Override
    public void execute(Runnable task) {
        inbox.add(task);
        if (drainScheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::drain);
            } catch (RejectedExecutionException clientClosed) {
                close();
            }
        }
    }

    /**
     * Runs the task once the loop has done its pending input and output, for long work in parts: tasks of {@link #execute} may
     * run in the same turn, so that the parts would follow one another without a pause. Any thread.
     */
    public void executeNextTurn(Runnable task) {
        try {
            loop.schedule(Duration.ZERO, () -> safely(task));
        } catch (RejectedExecutionException clientClosed) {
            close();
        }
    }

    /** Runs the task at once if called on the loop, otherwise as {@link #execute}. Any thread. */
    public void runOrExecute(Runnable task) {
        if (isCurrent()) {
            safely(task);
        } else {
            execute(task);
        }
    }

    private void drain() {
        drainScheduled.set(false);
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            safely(task);
        }
    }

    private void safely(Runnable task) {
        if (closed) {
            return;
        }
        try {
            task.run();
        } catch (Throwable e) { // an Error as well: the loop continues
            LOG.error("a task of the engine failed; please report this", e);
        }
    }

    /** Runs the task on the loop after this time; returns a task that cancels it. Any thread. */
    public Runnable schedule(Duration after, Runnable task) {
        ScheduledExecutorService timers = time.timers();
        try {
            if (timers == null) {
                return loop.schedule(after, () -> safely(task));
            }
            Future<?> scheduled = timers.schedule(() -> execute(task), after.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closedBefore) {
            return () -> {};
        }
    }

    /** Repeats the task, with this pause before each turn; returns a task that ends the repetition. Any thread. */
    public Runnable repeat(Duration every, Runnable task) {
        RepeatingTask repeating = new RepeatingTask(every, task);
        repeating.next();
        return repeating::cancel;
    }

    private final class RepeatingTask {
        private final Duration every;
        private final Runnable task;
        private volatile boolean cancelled;

        RepeatingTask(Duration every, Runnable task) {
            this.every = every;
            this.task = task;
        }

        void next() {
            schedule(every, this::run);
        }

        private void run() {
            if (!cancelled) {
                safely(task);
                next();
            }
        }

        void cancel() {
            cancelled = true;
        }
    }

    /** Drops all tasks from now on. */
    public void close() {
        closed = true;
        inbox.clear();
    }

    public boolean isClosed() {
        return closed;
    }
}
