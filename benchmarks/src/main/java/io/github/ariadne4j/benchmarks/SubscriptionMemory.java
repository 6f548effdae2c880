package io.github.ariadne4j.benchmarks;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.bus.OrderedEventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/** Measures the memory of ten thousand idle subscriptions: the used heap after collection, with and without them. */
final class SubscriptionMemory {
    private static final int COUNT = 10_000;

    private SubscriptionMemory() {}

    /** Prints the bytes and nothing else; for a JVM of its own. */
    public static void main(String[] none) {
        OrderedEventBus bus = new OrderedEventBus(() -> {});
        subscribe(bus, 100).forEach(Subscription::close);
        long before = used();
        List<Subscription> subscriptions = subscribe(bus, COUNT);
        try {
            System.out.println("{\"bytes\":" + (used() - before) + '}');
        } finally {
            Reference.reachabilityFence(subscriptions);
        }
        bus.close();
    }

    private static List<Subscription> subscribe(OrderedEventBus bus, int count) {
        List<Subscription> subscriptions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ChannelId channel = new ChannelId("1763971200." + i);
            subscriptions.add(bus.subscribe(EventSelector.of(ChannelEvent.class, channel), event -> {}));
        }
        return subscriptions;
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
