package io.github.ariadne4j.ari.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedEventBusTest {
    private final OrderedEventBus bus = new OrderedEventBus(() -> {});

    @AfterEach
    void close() {
        bus.close();
    }

    private static StasisEnd end(int number) {
        Channel channel = new Channel(
                new ChannelId("c" + number),
                "",
                "",
                ChannelState.UP,
                CallerId.UNKNOWN,
                CallerId.UNKNOWN,
                "",
                DialplanPosition.UNKNOWN,
                null,
                "",
                Map.of());
        return new StasisEnd(new EventHeader(Instant.EPOCH, "b2bua", "id"), channel);
    }

    @Test
    void keeps_the_order_of_a_hundred_thousand_events() throws InterruptedException {
        // Given
        int events = 100_000;
        List<String> seen = new ArrayList<>(events);
        CountDownLatch all = new CountDownLatch(events);
        bus.subscribe(EventSelector.of(StasisEnd.class), event -> {
            seen.add(event.channelId().value());
            all.countDown();
        });

        // When
        for (int number = 0; number < events; number++) {
            bus.publish(end(number));
        }

        // Then
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        for (int number = 0; number < events; number++) {
            assertThat(seen.get(number)).isEqualTo("c" + number);
        }
    }

    @Test
    void a_listener_that_throws_harms_nobody() {
        // Given
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        bus.subscribe(EventSelector.of(StasisEnd.class), event -> {
            throw new IllegalStateException("a bug");
        });
        bus.subscribe(EventSelector.of(ChannelEvent.class), seen::add);

        // When
        bus.publish(end(1));
        bus.publish(end(2));

        // Then
        await().until(() -> seen.size() == 2);
    }

    @Test
    void a_listener_to_one_channel_hears_of_that_one_only_and_nothing_after_it_closed() {
        // Given
        List<AriEvent> one = new CopyOnWriteArrayList<>();
        List<AriEvent> every = new CopyOnWriteArrayList<>();
        Subscription subscription = bus.subscribe(EventSelector.of(ChannelEvent.class, new ChannelId("c1")), one::add);
        bus.subscribe(EventSelector.of(ChannelEvent.class), every::add);

        // When
        bus.publish(end(1));
        bus.publish(end(2));
        await().until(() -> every.size() == 2);
        subscription.close();
        bus.publish(end(1));

        // Then
        await().until(() -> every.size() == 3);
        assertThat(one).hasSize(1);
    }

    @Test
    void an_observer_that_falls_behind_is_told_how_much_it_missed() throws InterruptedException {
        // Given
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        List<Lagged> lagged = new CopyOnWriteArrayList<>();
        List<AriEvent> every = new CopyOnWriteArrayList<>();
        bus.observe(
                EventSelector.of(StasisEnd.class),
                2,
                event -> {
                    blocked.countDown();
                    awaitUninterruptibly(release);
                    seen.add(event);
                },
                lagged::add);
        bus.subscribe(EventSelector.of(StasisEnd.class), every::add);

        // When
        bus.publish(end(0));
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        for (int number = 1; number <= 5; number++) {
            bus.publish(end(number));
        }
        await().until(() -> every.size() == 6);
        release.countDown();

        // Then
        await().until(() -> seen.size() == 3);
        assertThat(lagged).containsExactly(new Lagged(3));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_types_in_use_are_those_that_asterisk_knows() {
        bus.subscribe(EventSelector.of(StasisStart.class), event -> {});
        bus.subscribe(EventSelector.of(PlaybackEvent.class), event -> {});
        assertThat(bus.typesInUse()).containsExactly("PlaybackFinished", "PlaybackStarted", "StasisStart");
        bus.subscribe(EventSelector.of(AriEvent.class), event -> {});
        assertThat(bus.typesInUse()).isEmpty();
    }
}
