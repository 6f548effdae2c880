package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription of one consumer to certain events, on a lane. */
final class Listener<E extends AriEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final EventSelector<E> selector;
    private final Consumer<? super E> consumer;
    private final Lane lane;
    private volatile boolean closed;

    Listener(EventSelector<E> selector, Consumer<? super E> consumer, Lane lane) {
        this.selector = selector;
        this.consumer = consumer;
        this.lane = lane;
    }

    EventSelector<E> selector() {
        return selector;
    }

    void offer(AriEvent event) {
        if (selector.type().isInstance(event)) {
            lane.add(this, event);
        }
    }

    void deliver(AriEvent event) {
        if (closed) {
            return;
        }
        try {
            consumer.accept(selector.type().cast(event));
        } catch (Throwable e) { // an Error as well: later events must still be delivered
            LOG.error(
                    "a listener to {} on lane {} failed; later events are still delivered to it",
                    event.type(),
                    lane.name(),
                    e);
        }
    }

    /** Returns whether it was open. */
    synchronized boolean close() {
        boolean open = !closed;
        closed = true;
        return open;
    }
}
