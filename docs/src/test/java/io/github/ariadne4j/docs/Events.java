package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.application.EventSource;
import io.github.ariadne4j.ari.bus.EventLane;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of {@code events.md}. */
abstract class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    abstract void greet(ChannelId channel);

    abstract void follow(ChannelEvent event);

    abstract void members(AriEvent event);

    abstract void entered(StasisStart event);

    abstract void changed(ChannelStateChange event);

    abstract void gone(ChannelDestroyed event);

    abstract void archive(ChannelDestroyed event);

    void listen(AriClient ari, ChannelId channel, BridgeId bridge) {
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> greet(event.channelId()));
        ari.events().subscribe(EventSelector.of(ChannelEvent.class, channel), event -> follow(event));
        ari.events().subscribe(EventSelector.of(AriEvent.class, bridge), event -> members(event));
    }

    void others(AriClient ari, ChannelId other) {
        ari.applications().subscribe(ari.application(), other);
        ari.applications().subscribe(ari.application(), List.of(EventSource.endpoint("PJSIP", "my-peer")));
    }

    void inOrder(AriClient ari) {
        EventLane calls = ari.events().lane("calls");
        calls.subscribe(EventSelector.of(StasisStart.class), event -> entered(event));
        calls.subscribe(EventSelector.of(ChannelStateChange.class), event -> changed(event));
        calls.subscribe(EventSelector.of(ChannelDestroyed.class), event -> gone(event));
    }

    void slowly(AriClient ari) {
        ari.events()
                .observe(
                        EventSelector.of(ChannelDestroyed.class),
                        10_000,
                        event -> archive(event),
                        lagged -> LOG.warn("missed {} events", lagged.missed()));
    }
}
