package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue and one thread between the socket's reader and everybody who listens: order is kept because there is nothing
 * that could break it. Listeners to one channel are found by its id, so their number costs nothing.
 */
public final class OrderedEventBus implements EventBus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedEventBus.class);

    private final List<Listener<?>> everywhere = new CopyOnWriteArrayList<>();
    private final Map<ChannelId, List<Listener<?>>> byChannel = new ConcurrentHashMap<>();
    private final ExecutorService dispatch = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ari-events");
        thread.setDaemon(true);
        return thread;
    });
    private final Runnable typesChanged;

    /**
     * Makes a bus.
     *
     * @param typesChanged told, on the subscriber's thread, when {@link #typesInUse()} may have changed
     */
    public OrderedEventBus(Runnable typesChanged) {
        this.typesChanged = typesChanged;
    }

    private record Listener<E extends AriEvent>(EventSelector<E> selector, Consumer<? super E> consumer) {
        void offer(AriEvent event) {
            if (selector.selects(event)) {
                consumer.accept(selector.type().cast(event));
            }
        }
    }

    /** Takes an event in; called by the socket's reader, never blocks. */
    public void publish(AriEvent event) {
        try {
            dispatch.execute(() -> deliver(event));
        } catch (RejectedExecutionException closed) {
            LOG.debug("event {} came after the bus was closed", event.type());
        }
    }

    private void deliver(AriEvent event) {
        everywhere.forEach(listener -> offer(listener, event));
        if (event instanceof ChannelEvent about) {
            byChannel.getOrDefault(about.channelId(), List.of()).forEach(listener -> offer(listener, event));
        }
    }

    private static void offer(Listener<?> listener, AriEvent event) {
        try {
            listener.offer(event);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("a listener to {} failed; it goes on getting events", event.type(), e);
        }
    }

    @Override
    public <E extends AriEvent> Subscription subscribe(EventSelector<E> selector, Consumer<? super E> listener) {
        Listener<E> added = new Listener<>(selector, listener);
        @Nullable ChannelId channel = selector.channel();
        if (channel == null) {
            everywhere.add(added);
        } else {
            byChannel
                    .computeIfAbsent(channel, id -> new CopyOnWriteArrayList<>())
                    .add(added);
        }
        typesChanged.run();
        return () -> remove(added);
    }

    private void remove(Listener<?> listener) {
        @Nullable ChannelId channel = listener.selector().channel();
        if (channel == null) {
            everywhere.remove(listener);
        } else {
            byChannel.computeIfPresent(channel, (id, listeners) -> {
                listeners.remove(listener);
                return listeners.isEmpty() ? null : listeners;
            });
        }
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

    @Override
    public Set<String> typesInUse() {
        Set<Class<?>> classes =
                everywhere.stream().map(each -> each.selector().type()).collect(Collectors.toSet());
        byChannel
                .values()
                .forEach(listeners ->
                        listeners.forEach(each -> classes.add(each.selector().type())));
        return EventTypes.named(classes);
    }

    @Override
    public void close() {
        dispatch.shutdownNow();
    }
}
