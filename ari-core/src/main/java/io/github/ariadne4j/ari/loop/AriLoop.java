package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The event loop of one Asterisk connection, for the call engine: all its callbacks run on one thread, which must never
 * be blocked. Other code uses {@link io.github.ariadne4j.ari.AriClient}, whose stages and listeners may block. Lives as
 * long as its client.
 */
public interface AriLoop extends Executor {
    /** Whether the calling thread is the loop. */
    boolean isCurrent();

    /**
     * Queues a task for the loop. Any thread.
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
     * Calls the handler on the loop with each event of these types when it is read, before all listeners of the event
     * bus. Any thread. An exception of the handler is logged, and later events are still delivered.
     */
    Subscription subscribe(Set<Class<? extends AriEvent>> types, LoopHandler handler);

    /**
     * The event that is being handled, as Asterisk sent it, JSON in UTF-8; empty outside a handler, and for an event
     * that was held until {@code listen()}. A read-only view, whose bytes are those of a later event once the handler
     * returns. On the loop.
     */
    ByteBuffer eventJson();

    /**
     * The current delay of requests, including the time in the queue: an average to which one request contributes
     * little, and which halves every second. On the loop.
     */
    Duration requestDelay();

    /** The requests of calls. On the loop. */
    CallRequests requests();

    /** Number of times the loop was blocked for more than 50 ms. Any thread. */
    long stalls();
}
