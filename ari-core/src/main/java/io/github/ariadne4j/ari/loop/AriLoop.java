package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The loop of one Asterisk connection, for the call engine: everything that it hands out and takes runs on one thread, which
 * must never be blocked. Other code uses {@link io.github.ariadne4j.ari.AriClient}, whose stages and listeners may block.
 * Lives as long as its client.
 */
public interface AriLoop extends Executor {
    /** Whether the calling thread is the loop. */
    boolean isCurrent();

    /**
     * Runs a task on the loop, after what it does now. Any thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the client is closed
     */
    @Override
    void execute(Runnable task);

    /**
     * Runs a task on the loop, later. Any thread.
     *
     * @return cancels it
     * @throws java.util.concurrent.RejectedExecutionException if the client is closed
     */
    Runnable schedule(Duration after, Runnable task);

    /**
     * Hands over every event of these types on the loop, as it is read, before any listener of the event bus hears of it. Any
     * thread. An exception of the handler is logged and stops nothing.
     */
    Subscription subscribe(Set<Class<? extends AriEvent>> types, LoopHandler handler);

    /**
     * A copy of the event that is being handled, as Asterisk sent it, JSON in UTF-8; empty outside a handler, and for an event that was
     * kept back. On the loop.
     */
    byte[] eventJson();

    /**
     * How long requests take now, the wait for their turn included: an average that no single request moves far, and that
     * halves with every second. On the loop.
     */
    Duration requestDelay();

    /** The requests that a call needs. On the loop. */
    CallRequests requests();

    /** How often the loop was held up for more than 50 ms. Any thread. */
    long stalls();
}
