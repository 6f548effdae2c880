package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts every event into the lanes of those who want it. One socket publishes at a time, so all lanes see its order; the next
 * socket may have another thread.
 * Listeners to one channel, bridge or playback are found by its id, so their number costs nothing.
 */
public final class OrderedEventBus implements EventBus, AutoCloseable {
    /** So long the first event of a burst waits for the others at most. */
    private static final int LONGEST_BURST = 64;

    private final List<Listener<?>> everywhere = new CopyOnWriteArrayList<>();
    private final Map<Record, List<Listener<?>>> bySubject = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new LaneThreads();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final EventTypes types = new EventTypes();
    private final LongAdder waiting = new LongAdder();
    private final Runnable typesChanged;
    private int burst;
    private volatile boolean closed;

    /**
     * Makes a bus.
     *
     * @param typesChanged told, on the subscriber's thread, when {@link #typesInUse()} has grown
     */
    public OrderedEventBus(Runnable typesChanged) {
        this.typesChanged = typesChanged;
    }

    /** Takes an event in and delivers it; called by the socket's reader, never blocks. */
    public synchronized void publish(AriEvent event) {
        enqueue(event);
        deliver();
    }

    /**
     * Takes an event in, of which more follow at once: to wake a lane costs more than to read an event, so lanes start together
     * at {@link #deliver()}.
     */
    public synchronized void enqueue(AriEvent event) {
        if (closed) {
            return;
        }
        for (Listener<?> listener : everywhere) {
            listener.offer(event);
        }
        if (!bySubject.isEmpty()) {
            Subjects.each(event, subject -> offerTo(subject, event));
        }
        burst++;
        if (burst == LONGEST_BURST) {
            deliver();
        }
    }

    /** Starts the lanes that got something; called by the socket's reader when there is nothing more to read. */
    public synchronized void deliver() {
        burst = 0;
        for (Lane lane = ready.poll(); lane != null; lane = ready.poll()) {
            lane.start();
        }
    }

    private void offerTo(Record subject, AriEvent event) {
        List<Listener<?>> listeners = bySubject.get(subject);
        if (listeners != null) {
            listeners.forEach(listener -> listener.offer(event));
        }
    }

    @Override
    public EventLane lane(String name) {
        return new Lane(name, this, threads);
    }

    @Override
    public <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener) {
        return lane(selector.type().getSimpleName()).subscribe(selector, listener);
    }

    @Override
    public <E extends AriEvent> Subscription observe(
            EventSelector<E> selector, int capacity, Consumer<? super E> observer, Consumer<Lagged> whenLagging) {
        Observer<E> slow = new Observer<>(capacity, observer, whenLagging);
        Subscription subscription = subscribe(selector, slow::offer);
        return () -> {
            subscription.close();
            slow.close();
        };
    }

    void add(Listener<?> listener) {
        @Nullable Record subject = listener.selector().subject();
        if (subject == null) {
            everywhere.add(listener);
        } else {
            bySubject.compute(subject, (id, listeners) -> {
                List<Listener<?>> more = listeners == null ? new CopyOnWriteArrayList<>() : listeners;
                more.add(listener);
                return more;
            });
        }
        if (types.add(listener.selector().type())) {
            typesChanged.run();
        }
    }

    void remove(Listener<?> listener) {
        if (!listener.close()) {
            return;
        }
        types.remove(listener.selector().type());
        @Nullable Record subject = listener.selector().subject();
        if (subject == null) {
            everywhere.remove(listener);
        } else {
            bySubject.computeIfPresent(subject, (id, listeners) -> {
                listeners.remove(listener);
                return listeners.isEmpty() ? null : listeners;
            });
        }
    }

    void ready(Lane lane) {
        ready.add(lane);
    }

    void queued() {
        waiting.increment();
    }

    void delivered(int events) {
        waiting.add(-events);
    }

    /** How many deliveries wait in lanes now; grows when a listener does not keep up. */
    public long waiting() {
        return waiting.sum();
    }

    @Override
    public Set<String> typesInUse() {
        return types.inUse();
    }

    /** Nothing more comes in; what waits is dropped. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
