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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus of a client: puts each event into the lanes that subscribe to it. One socket publishes at a time, so
 * all lanes have its order; the next socket may use another thread. Listeners to one channel, bridge or playback are
 * found by its id, so the cost of an event does not depend on their number.
 */
public final class OrderedEventBus implements EventBus, AutoCloseable {
    /** Maximum number of events in a burst before they are delivered. */
    private static final int LONGEST_BURST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(OrderedEventBus.class);

    private final List<Direct> direct = new CopyOnWriteArrayList<>();
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
     * @param typesChanged called on the subscriber's thread when {@link #typesInUse()} has grown
     */
    public OrderedEventBus(Runnable typesChanged) {
        this.typesChanged = typesChanged;
    }

    /** Queues and delivers an event; called by the socket's reader, never blocks. */
    public void publish(AriEvent event) {
        enqueue(event);
        deliver();
    }

    /**
     * Queues an event of a burst. Lanes are started together at {@link #deliver()}, as starting one costs more than
     * reading an event.
     */
    public void enqueue(AriEvent event) {
        if (closed) {
            return;
        }
        for (Direct handler : direct) {
            handler.offer(event);
        }
        if (!everywhere.isEmpty() || !bySubject.isEmpty()) {
            toLanes(event);
        }
    }

    private synchronized void toLanes(AriEvent event) {
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

    /** Starts the lanes with new events; called by the socket's reader when all available events were read. */
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

    /**
     * Calls the handler with events of these types on the publishing thread, before any lane. The handler must not
     * block. Its exceptions are logged.
     */
    public Subscription subscribeDirectly(Set<Class<? extends AriEvent>> wanted, Consumer<AriEvent> handler) {
        Direct added = new Direct(Set.copyOf(wanted), handler);
        direct.add(added);
        boolean changed = false;
        for (Class<?> type : added.wanted()) {
            changed |= types.add(type);
        }
        if (changed) {
            typesChanged.run();
        }
        return () -> {
            if (direct.remove(added)) {
                added.wanted().forEach(types::remove);
            }
        };
    }

    private record Direct(Set<Class<? extends AriEvent>> wanted, Consumer<AriEvent> handler) {
        void offer(AriEvent event) {
            if (!wanted.contains(event.getClass())) {
                return;
            }
            try {
                handler.accept(event);
            } catch (Throwable e) { // an Error as well: later events must still be delivered
                LOG.error("the handler of {} events failed; later events are still delivered to it", event.type(), e);
            }
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

    /** The number of deliveries that wait in lanes now; grows when a listener is too slow. */
    public long waiting() {
        return waiting.sum();
    }

    @Override
    public Set<String> typesInUse() {
        return types.inUse();
    }

    /** Rejects further events, and drops those that wait. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
