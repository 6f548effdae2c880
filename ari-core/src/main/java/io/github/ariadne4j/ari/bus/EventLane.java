package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.function.Consumer;

/**
 * Several subscriptions with one common order: their listeners are called one at a time. May be used on any thread.
 * Lives until it is closed, which ends its subscriptions.
 */
public interface EventLane extends Subscription {
    /** As {@link EventBus#subscribe}, on this lane. */
    <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener);
}
