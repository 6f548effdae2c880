package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of equal length. They expire in the order in which they began, so one timer serves all. Used on the event
 * loop only.
 */
public final class Deadlines {
    private final ScheduledExecutorService loop;
    private final long nanos;
    private final Consumer<PendingRequest> expired;
    private final LongSupplier clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private @Nullable Future<?> timer;

    private record Entry(PendingRequest pending, long at) {}

    public Deadlines(ScheduledExecutorService loop, Duration length, Consumer<PendingRequest> expired) {
        this(loop, length, expired, System::nanoTime);
    }

    Deadlines(ScheduledExecutorService loop, Duration length, Consumer<PendingRequest> expired, LongSupplier clock) {
        this.loop = loop;
        this.nanos = length.toNanos();
        this.expired = expired;
        this.clock = clock;
    }

    /** Begins the deadline of a request; ignored if the request has ended by then. */
    public void begin(PendingRequest pending) {
        entries.add(new Entry(pending, clock.getAsLong() + nanos));
        if (timer == null) {
            arm(nanos);
        }
    }

    private void arm(long after) {
        timer = loop.schedule(this::fire, after, TimeUnit.NANOSECONDS);
    }

    /**
     * The timer stays set during the loop: a request that an expired deadline triggers begins a later deadline than all
     * others.
     */
    private void fire() {
        long now = clock.getAsLong();
        try {
            expireUntil(now);
        } finally {
            timer = null;
            Entry next = entries.peek();
            if (next != null) {
                arm(Math.max(0, next.at() - now));
            }
        }
    }

    private void expireUntil(long now) {
        for (Entry first = entries.peek(); first != null; first = entries.peek()) {
            boolean done = first.pending().isDone();
            if (!done && first.at() - now > 0) {
                return;
            }
            entries.remove();
            if (!done) {
                expired.accept(first.pending());
            }
        }
    }

    /** Removes all deadlines. */
    public void clear() {
        entries.clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
