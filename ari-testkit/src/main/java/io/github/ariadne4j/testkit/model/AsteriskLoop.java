package io.github.ariadne4j.testkit.model;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One thing at a time: the lock under which everything in the simulated Asterisk happens, and on which tests wait for
 * it to happen. A reset starts a new era; tasks of the old one never run.
 */
public final class AsteriskLoop {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Timers timers;
    private long era;

    /** Takes its time from the given timers. */
    public AsteriskLoop(Timers timers) {
        this.timers = timers;
    }

    /** The timers. */
    public Timers timers() {
        return timers;
    }

    /** Does something that changes the simulated Asterisk, and wakes the threads that wait for a change. */
    public <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Looks at something and changes nothing: no thread is woken, so a condition that is waited for may use it. */
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

    /** Does something later, unless a reset comes first. To be called inside {@link #call} or {@link #run}. */
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

    /** Begins a new era. */
    public void newEra() {
        run(() -> era++);
    }

    /** Waits, in real time, until a condition holds; false if it does not in time. */
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

    /** The time that a tick of another Asterisk thread takes: what follows a response comes this much later. */
    static Duration tick() {
        return Duration.ofMillis(1);
    }
}
