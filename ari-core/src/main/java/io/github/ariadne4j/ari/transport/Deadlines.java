package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines that are all of one length, so that the first to begin is the first to pass: one timer serves them all. Used on the
 * event loop only.
 */
public final class Deadlines {
    private final ScheduledExecutorService loop;
    private final long nanos;
    private final Consumer<Pending> expired;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private @Nullable Future<?> timer;

    private record Entry(Pending pending, long at) {}

    public Deadlines(ScheduledExecutorService loop, Duration length, Consumer<Pending> expired) {
        this.loop = loop;
        this.nanos = length.toNanos();
        this.expired = expired;
    }

    /** Begins one; a request that is done by then is left alone. */
    public void begin(Pending pending) {
        entries.add(new Entry(pending, System.nanoTime() + nanos));
        if (timer == null) {
            arm(nanos);
        }
    }

    private void arm(long after) {
        timer = loop.schedule(this::fire, after, TimeUnit.NANOSECONDS);
    }

    private void fire() {
        timer = null;
        long now = System.nanoTime();
        for (Entry first = entries.peek(); first != null; first = entries.peek()) {
            if (first.pending().isDone()) {
                entries.remove();
            } else if (first.at() - now <= 0) {
                entries.remove();
                expired.accept(first.pending());
            } else {
                break;
            }
        }
        Entry next = entries.peek();
        if (next != null && timer == null) {
            arm(Math.max(0, next.at() - now));
        }
    }

    /** Forgets them all. */
    public void clear() {
        entries.clear();
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
