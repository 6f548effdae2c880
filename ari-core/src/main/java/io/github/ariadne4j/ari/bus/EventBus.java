package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Delivers Asterisk's events to subscribers. A lane delivers its events one at a time, in the order in which Asterisk
 * sent them, and waits for its own listeners only. All methods may be called on any thread.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Events_REST_API">Events in Asterisk's documentation</a>
 */
public interface EventBus {
    /**
     * A new lane for several subscriptions: their events are delivered in one common order.
     *
     * @param name its name in the log when a listener fails
     */
    EventLane lane(String name);

    /**
     * Subscribes on a new lane: in order, one event at a time, without loss. Two such subscriptions have no common
     * order; see {@link #lane}. The listener should be quick or hand its work on, since its queue is unbounded. It must
     * not wait for an answer of Asterisk. An exception of the listener is logged, and later events are still delivered.
     */
    <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener);

    /**
     * Subscribes on a new thread: in order; the observer may block. If more than {@code capacity} events wait, the
     * newest ones are dropped, and {@code whenLagging} gets their number on the observer's thread before the next
     * event.
     *
     * @throws IllegalArgumentException if the capacity is not positive
     */
    <E extends AriEvent> Subscription observe(
            EventSelector<E> selector, int capacity, Consumer<? super E> observer, Consumer<Lagged> whenLagging);

    /**
     * The event types that have listeners, by their names in ARI, for the event filter. Empty if a listener subscribes
     * to all types, or if there is no listener.
     */
    Set<String> typesInUse();
}
