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
 * The thread that all calls of an engine run on, which is the loop of its Asterisk. What other threads bring (answers of stores,
 * verbs of flows) is handed over in one hop for all of it. A task that throws is logged and stops no other.
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

    /** Runs it on the loop, after what the loop does now; dropped once the engine is closed. Any thread. */
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
     * Runs it on the loop once the loop has read and written what is there, for long work that is done part by part: what
     * {@link #execute} is given may run in the same turn, so that parts would follow one another without a pause. Any thread.
     */
    public void executeNextTurn(Runnable task) {
        try {
            loop.schedule(Duration.ZERO, () -> safely(task));
        } catch (RejectedExecutionException clientClosed) {
            close();
        }
    }

    /** Runs it now if this is the loop. Any thread. */
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
        } catch (Throwable e) { // an Error as well: the loop goes on
            LOG.error("a task of the engine failed; please report this", e);
        }
    }

    /** Runs it on the loop, later; returns what cancels it. Any thread. */
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

    /** Repeats it, with this pause before each turn; returns what ends it. Any thread. */
    public Runnable repeat(Duration every, Runnable task) {
        Repetition repetition = new Repetition(every, task);
        repetition.next();
        return repetition::cancel;
    }

    private final class Repetition {
        private final Duration every;
        private final Runnable task;
        private volatile boolean cancelled;

        Repetition(Duration every, Runnable task) {
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

    /** Nothing runs from now on: what is told is not for us. */
    public void close() {
        closed = true;
        inbox.clear();
    }

    public boolean isClosed() {
        return closed;
    }
}
