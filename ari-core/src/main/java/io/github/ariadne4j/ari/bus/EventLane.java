package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.function.Consumer;

/**
 * Several subscriptions with one order: their listeners are called one after the other, never two at once. May be used on any
 * thread; lives until it is closed, which ends its subscriptions.
 */
public interface EventLane extends Subscription {
    /** As {@link EventBus#subscribe}, on this lane. */
    <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener);
}
