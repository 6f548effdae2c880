package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.LoopHandler;
import io.github.ariadne4j.ari.transport.TransportLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The {@link AriLoop} of a connection.
 *
 * @param transport the thread
 * @param bus the bus of events
 * @param requests the channel for requests
 * @param delay the current delay of requests
 * @param json the event that is being handled
 */
record ConnectionLoop(
        TransportLoop transport,
        OrderedEventBus bus,
        CallRequests requests,
        Supplier<Duration> delay,
        Supplier<ByteBuffer> json)
        implements AriLoop {
    @Override
    public boolean isCurrent() {
        return transport.isCurrent();
    }

    @Override
    public void execute(Runnable task) {
        transport.execute(task);
    }

    @Override
    public Runnable schedule(Duration after, Runnable task) {
        return transport.schedule(after, task);
    }

    @Override
    public Subscription subscribe(Set<Class<? extends AriEvent>> types, LoopHandler handler) {
        return bus.subscribeDirectly(types, handler::onEvent);
    }

    @Override
    public Duration requestDelay() {
        return delay.get();
    }

    @Override
    public ByteBuffer eventJson() {
        return json.get();
    }

    @Override
    public long stalls() {
        return transport.stalls();
    }
}
