package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where records wait for the writer: many put, one takes. What is being written still counts against the bound. */
final class CdrQueue {
    private final int bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PendingCdr> waiting = new ArrayDeque<>();
    private int backlog;
    private boolean closed;

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    CdrQueue(int bound) {
        this.bound = bound;
    }

    Offer offer(PendingCdr record) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (backlog >= bound) {
                return Offer.FULL;
            }
            backlog++;
            waiting.add(record);
            changed.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a first record, then for more until there are enough or this time is over; empty once the queue is closed and
     * nothing waits.
     */
    List<PendingCdr> take(int most, Duration gather) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            gather(most, gather.toNanos());
            return poll(most);
        } finally {
            lock.unlock();
        }
    }

    /** What waits now, this many at most. */
    List<PendingCdr> poll(int most) {
        lock.lock();
        try {
            List<PendingCdr> batch = new ArrayList<>();
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void gather(int most, long nanos) {
        try {
            long left = nanos;
            while (left > 0 && waiting.size() < most && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt the writer; what was gathered so far goes out, and the mark stays.
            Thread.currentThread().interrupt();
        }
    }

    /** A record that was taken is dealt with. */
    void settled() {
        lock.lock();
        try {
            backlog--;
        } finally {
            lock.unlock();
        }
    }

    int backlog() {
        lock.lock();
        try {
            return backlog;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What still waits; it is taken out. */
    List<PendingCdr> drain() {
        lock.lock();
        try {
            List<PendingCdr> left = List.copyOf(waiting);
            waiting.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
