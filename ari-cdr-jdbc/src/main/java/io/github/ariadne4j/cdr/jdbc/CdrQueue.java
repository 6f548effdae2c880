package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bounded queue of records for the writer, with many producers and one consumer. Records that are being written
 * count against the bound.
 */
final class CdrQueue {
    private final int bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PendingCdr> waiting = new ArrayDeque<>();
    private int backlog;

    /** Number of records at which the writer is woken, so that a batch can gather before. */
    private int enough = 1;

    private boolean closed;

    /** The result of an offer. */
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
            if (waiting.size() >= enough) {
                changed.signal();
            }
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a first record, then for more until there are enough or the time has elapsed. Returns an empty list
     * once the queue is closed and empty.
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

    /** The waiting records, up to this number, without blocking. */
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
            enough = most;
            while (left > 0 && waiting.size() < most && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Not expected; the records gathered so far are returned, and the interrupt flag stays set.
            Thread.currentThread().interrupt();
        } finally {
            enough = 1;
        }
    }

    /** Removes a taken record from the count. */
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

    /** Rejects new records; the writer no longer waits for full batches. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns all waiting records. */
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
