package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where Asterisk's events come out, in the order in which Asterisk sent them. All methods may be called on any thread.
 */
public interface EventBus {
    /**
     * Listens on the bus's dispatch thread: in order, nothing lost, and therefore never to be blocked. A listener that
     * throws is reported and goes on getting events. Meant for code that only hands events on, as the call engine does.
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
     * The event types that somebody listens to, as ARI names them: what the event filter asks Asterisk for. Empty if somebody
     * listens to everything, or nobody to anything.
     */
    Set<String> typesInUse();
}
