package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An unbounded queue of events, emptied by one thread at a time. */
final class Lane implements EventLane, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final String name;
    private final OrderedEventBus bus;
    private final Executor threads;
    private final Set<Listener<?>> listeners = ConcurrentHashMap.newKeySet(1);
    private @Nullable Deque<Delivery> waiting;
    private boolean running;

    Lane(String name, OrderedEventBus bus, Executor threads) {
        this.name = name;
        this.bus = bus;
        this.threads = threads;
    }

    private record Delivery(Listener<?> listener, AriEvent event) {}

    String name() {
        return name;
    }

    @Override
    public <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener) {
        Listener<E> added = new Listener<>(selector, listener, this);
        listeners.add(added);
        bus.add(added);
        return () -> {
            listeners.remove(added);
            bus.remove(added);
        };
    }

    /** Queues an event without blocking; the bus starts the lane if no thread is emptying it. */
    void add(Listener<?> listener, AriEvent event) {
        bus.queued();
        synchronized (this) {
            if (waiting == null) {
                waiting = new ArrayDeque<>();
            }
            waiting.add(new Delivery(listener, event));
            if (running) {
                return;
            }
            running = true;
        }
        bus.ready(this);
    }

    void start() {
        try {
            threads.execute(this);
        } catch (OutOfMemoryError noThread) {
            LOG.error("no thread can be made for lane {}; its events are delivered with the next one", name, noThread);
            idle();
        }
    }

    private synchronized void idle() {
        running = false;
    }

    @Override
    public void run() {
        for (Deque<Delivery> batch = take(null); batch != null; batch = take(batch)) {
            int size = batch.size();
            for (Delivery next = batch.poll(); next != null; next = batch.poll()) {
                next.listener().deliver(next.event());
            }
            bus.delivered(size);
        }
    }

    /** Takes all waiting events, and puts an empty queue in their place. */
    private synchronized @Nullable Deque<Delivery> take(@Nullable Deque<Delivery> emptied) {
        Deque<Delivery> batch = waiting;
        if (batch == null || batch.isEmpty()) {
            running = false;
            return null;
        }
        waiting = emptied;
        return batch;
    }

    @Override
    public void close() {
        listeners.forEach(bus::remove);
        listeners.clear();
    }
}
