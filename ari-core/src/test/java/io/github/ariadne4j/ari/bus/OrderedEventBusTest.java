package io.github.ariadne4j.ari.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.json.EventReader;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedEventBusTest {
    private final OrderedEventBus bus = new OrderedEventBus(() -> {});

    @AfterEach
    void close() {
        bus.close();
    }

    private static StasisEnd end(int number) {
        return (StasisEnd) EventReader.read("{\"type\":\"StasisEnd\",\"channel\":{\"id\":\"c" + number + "\"}}");
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
    void a_burst_is_delivered_when_it_ends_or_grows_long() {
        // Given
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        bus.subscribe(EventSelector.of(StasisEnd.class), seen::add);

        // When
        for (int number = 0; number < 100; number++) {
            bus.enqueue(end(number));
        }

        // Then
        await().until(() -> seen.size() >= 64);
        bus.deliver();
        await().until(() -> seen.size() == 100 && bus.waiting() == 0);
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
    void a_listener_that_blocks_delays_only_its_own_lane() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        List<AriEvent> blocked = new CopyOnWriteArrayList<>();
        List<AriEvent> others = new CopyOnWriteArrayList<>();
        bus.subscribe(EventSelector.of(StasisEnd.class), event -> {
            awaitUninterruptibly(release);
            blocked.add(event);
        });
        bus.subscribe(EventSelector.of(StasisEnd.class), others::add);

        // When
        for (int number = 0; number < 1000; number++) {
            bus.publish(end(number));
        }

        // Then
        await().until(() -> others.size() == 1000);
        assertThat(blocked).isEmpty();
        assertThat(bus.waiting()).isPositive();
        release.countDown();
        await().until(() -> blocked.size() == 1000 && bus.waiting() == 0);
    }

    @Test
    void however_many_listeners_block_they_delay_only_their_own_lanes() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        List<AriEvent> blocked = new CopyOnWriteArrayList<>();
        List<AriEvent> others = new CopyOnWriteArrayList<>();
        for (int number = 0; number < 200; number++) {
            bus.subscribe(EventSelector.of(StasisEnd.class), event -> {
                awaitUninterruptibly(release);
                blocked.add(event);
            });
        }
        bus.subscribe(EventSelector.of(StasisEnd.class), others::add);

        // When
        bus.publish(end(1));
        bus.publish(end(2));

        // Then
        await().until(() -> others.size() == 2);
        assertThat(blocked).isEmpty();
        release.countDown();
        await().until(() -> blocked.size() == 400 && bus.waiting() == 0);
    }

    @Test
    void a_listener_that_fails_by_an_error_keeps_its_lane() {
        // Given
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        EventLane lane = bus.lane("failing");
        lane.subscribe(EventSelector.of(StasisEnd.class), event -> {
            throw new AssertionError("a bug");
        });
        lane.subscribe(EventSelector.of(StasisEnd.class), seen::add);

        // When
        bus.publish(end(1));
        await().until(() -> seen.size() == 1);
        bus.publish(end(2));

        // Then
        await().until(() -> seen.size() == 2 && bus.waiting() == 0);
    }

    @Test
    void a_lane_for_which_there_is_no_thread_goes_on_with_its_next_event() {
        // Given
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        AtomicInteger starts = new AtomicInteger();
        Lane lane = new Lane("starved", bus, task -> {
            if (starts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        lane.subscribe(EventSelector.of(StasisEnd.class), seen::add);

        // When
        bus.publish(end(1));
        assertThat(seen).isEmpty();
        bus.publish(end(2));

        // Then
        assertThat(seen)
                .extracting(event -> ((StasisEnd) event).channelId().value())
                .containsExactly("c1", "c2");
    }

    /** A linear search would be a hundred times slower at the end. */
    @Test
    void an_event_costs_the_same_however_many_calls_there_are() {
        listenToChannels(0, 1_000);
        long few = nanosForEvents();
        listenToChannels(1_000, 100_000);
        assertThat(nanosForEvents()).isLessThan(20 * few);
    }

    private void listenToChannels(int from, int to) {
        for (int number = from; number < to; number++) {
            bus.subscribe(EventSelector.of(ChannelEvent.class, new ChannelId("other" + number)), event -> {});
        }
    }

    /** The least of several times, in processor time of this thread: other threads and processes are not measured. */
    private long nanosForEvents() {
        List<AriEvent> events = new ArrayList<>();
        for (int number = 0; number < 5_000; number++) {
            events.add(end(number));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 5)
                .map(round -> {
                    long began = threads.getCurrentThreadCpuTime();
                    events.forEach(bus::publish);
                    return threads.getCurrentThreadCpuTime() - began;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void subscriptions_of_one_lane_share_one_order() {
        // Given
        List<String> seen = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(20_000);
        EventLane lane = bus.lane("both");
        lane.subscribe(EventSelector.of(StasisEnd.class), event -> note(seen, "end", all));
        lane.subscribe(EventSelector.of(StasisStart.class), event -> note(seen, "start", all));

        // When
        for (int number = 0; number < 10_000; number++) {
            bus.publish(new StasisStart(end(number).header(), end(number).channel(), List.of(), null));
            bus.publish(end(number));
        }

        // Then
        assertThat(counted(all)).isTrue();
        for (int number = 0; number < 20_000; number += 2) {
            assertThat(seen.subList(number, number + 2)).containsExactly("start", "end");
        }
    }

    @Test
    void a_closed_lane_hears_nothing_more() {
        // Given
        List<AriEvent> closed = new CopyOnWriteArrayList<>();
        List<AriEvent> open = new CopyOnWriteArrayList<>();
        EventLane lane = bus.lane("closed");
        lane.subscribe(EventSelector.of(StasisEnd.class), closed::add);
        bus.subscribe(EventSelector.of(StasisEnd.class), open::add);

        // When
        lane.close();
        bus.publish(end(1));

        // Then
        await().until(() -> open.size() == 1);
        assertThat(closed).isEmpty();
        assertThat(bus.typesInUse()).containsExactly("StasisEnd");
    }

    @Test
    void a_bridge_can_be_listened_to_alone() {
        // Given
        List<AriEvent> seen = new CopyOnWriteArrayList<>();
        bus.subscribe(EventSelector.of(AriEvent.class, new BridgeId("one")), seen::add);

        // When
        bus.publish(about("two", "ChannelEnteredBridge"));
        bus.publish(about("one", "ChannelEnteredBridge"));
        bus.publish(about("one", "BridgeDestroyed"));

        // Then
        await().until(() -> seen.size() == 2);
        assertThat(seen).extracting(AriEvent::type).containsExactly("ChannelEnteredBridge", "BridgeDestroyed");
    }

    @Test
    void only_a_type_that_nobody_listened_to_yet_changes_the_filter() {
        AtomicInteger changes = new AtomicInteger();
        try (OrderedEventBus counted = new OrderedEventBus(changes::incrementAndGet)) {
            for (int number = 0; number < 100; number++) {
                counted.subscribe(EventSelector.of(StasisEnd.class, new ChannelId("c" + number)), event -> {});
            }
            assertThat(changes).hasValue(1);
        }
    }

    private static AriEvent about(String bridge, String type) {
        return EventReader.read("""
                {"type":"%s","bridge":{"id":"%s"},"channel":{"id":"c1"}}""".formatted(type, bridge));
    }

    private static void note(List<String> seen, String what, CountDownLatch all) {
        seen.add(what);
        all.countDown();
    }

    private static boolean counted(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        assertThat(bus.typesInUse())
                .containsExactly("PlaybackContinuing", "PlaybackFinished", "PlaybackStarted", "StasisStart");
        bus.subscribe(EventSelector.of(AriEvent.class), event -> {});
        assertThat(bus.typesInUse()).isEmpty();
    }
}
