package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which calls live, and how many ended ones still have to be written down. Safe on any thread. */
final class LiveCalls {
    private final Set<CallId> live = ConcurrentHashMap.newKeySet();
    private final AtomicInteger writing = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    void started(CallId call) {
        live.add(call);
    }

    /** The call is over; its record is on its way. */
    void ended(CallId call) {
        writing.incrementAndGet();
        live.remove(call);
    }

    /** The record arrived. */
    void closed() {
        writing.decrementAndGet();
        if (isIdle()) {
            signalIdle();
        }
    }

    int count() {
        return live.size();
    }

    Set<CallId> ids() {
        return Set.copyOf(live);
    }

    boolean awaitIdle(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!isIdle() && left > 0) {
                left = idle.awaitNanos(left);
            }
            return isIdle();
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        return live.isEmpty() && writing.get() == 0;
    }

    private void signalIdle() {
        lock.lock();
        try {
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
