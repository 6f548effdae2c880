package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where Asterisk's events come out. A lane gets its events one after the other, in the order in which Asterisk sent them, and
 * waits for its own listeners only. All methods may be called on any thread.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Events_REST_API">Events in Asterisk's documentation</a>
 */
public interface EventBus {
    /**
     * A lane of one's own for several subscriptions: what they get, they get in one common order.
     *
     * @param name shown in the log when one of its listeners fails
     */
    EventLane lane(String name);

    /**
     * Listens on a lane of its own: in order, one event at a time, nothing lost; two such subscriptions are not in step with
     * each other, see {@link #lane}. The listener should hand on or be quick, as nothing bounds what waits for it; on its
     * thread no answer of Asterisk can be waited for. One that throws is reported and goes on getting events.
     */
    <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener);

    /**
     * Observes on a thread of its own: in order, may block. An observer that falls more than {@code capacity} events
     * behind loses the newest ones and is told how many by {@code whenLagging}, on its own thread, before it goes on.
     *
     * @throws IllegalArgumentException if the capacity is not positive
     */
    <E extends AriEvent> Subscription observe(
            EventSelector<E> selector, int capacity, Consumer<? super E> observer, Consumer<Lagged> whenLagging);

    /**
     * The event types that have listeners, as ARI names them: what the event filter asks Asterisk for. Empty if a listener
     * wants all types, or if there is no listener.
     */
    Set<String> typesInUse();
}
