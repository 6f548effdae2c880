package io.github.ariadne4j.testkit.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The lock under which everything in the simulated Asterisk happens, one action at a time, and on which tests wait for a change. A
 * reset starts a new era; tasks of the old one never run.
 */
public final class AsteriskLoop {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Timers timers;
    private long era;

    /** Uses the given timers. */
    public AsteriskLoop(Timers timers) {
        this.timers = timers;
    }

    /** The timers. */
    public Timers timers() {
        return timers;
    }

    /** Runs an action that changes the simulated Asterisk, and wakes the threads that wait for a change. */
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Reads without changing anything: no thread is woken, so an awaited condition may use it. */
    public <T> T read(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #call}, without a result. */
    public void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Runs an action later, unless a reset comes first. To be called inside {@link #call} or {@link #run}. */
    public void later(Duration delay, Runnable work) {
        long born = era;
        timers.after(
                delay,
                () -> run(() -> {
                    if (born == era) {
                        work.run();
                    }
                }));
    }

    /** Begins a new era: tasks that wait are dropped. */
    public void newEra() {
        run(() -> era++);
    }

    /** Waits, in real time, until a condition holds; false if it does not within the time-out. */
    public boolean await(BooleanSupplier condition, Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulated Asterisk", e);
        } finally {
            lock.unlock();
        }
    }

    /** The delay of a step that another thread of Asterisk takes, such as an event that follows a response. */
    public static Duration tick() {
        return Duration.ofMillis(1);
    }
}
