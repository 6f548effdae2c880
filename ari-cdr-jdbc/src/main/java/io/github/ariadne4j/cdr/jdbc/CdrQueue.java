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

    /** How many have to wait before the writer is woken: it sleeps on while a batch gathers. */
    private int enough = 1;

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
            if (waiting.size() >= enough) {
                changed.signal();
            }
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
            enough = most;
            while (left > 0 && waiting.size() < most && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Not expected; what was gathered so far goes out, and the interrupt flag stays.
            Thread.currentThread().interrupt();
        } finally {
            enough = 1;
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

    /** From here on no record is taken; the writer does not wait to gather others. */
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
