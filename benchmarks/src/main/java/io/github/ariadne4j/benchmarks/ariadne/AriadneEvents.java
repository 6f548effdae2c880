package io.github.ariadne4j.benchmarks.ariadne;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.benchmarks.load.Target;
import java.util.function.LongConsumer;

/** A listener to all events. */
public final class AriadneEvents {
    private AriadneEvents() {}

    /** Implements {@link io.github.ariadne4j.benchmarks.load.EventClient}. */
    public static AutoCloseable listen(Target target, LongConsumer timestamps) {
        AriClient ari = AriadneWorker.connect(target, RestTransport.HTTP);
        ari.events()
                .subscribe(
                        EventSelector.of(AriEvent.class),
                        event -> timestamps.accept(event.timestamp().toEpochMilli()));
        ari.listen().toCompletableFuture().join();
        return ari;
    }
}
