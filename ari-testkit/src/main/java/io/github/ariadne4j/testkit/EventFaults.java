package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.state.OutgoingEvent;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Arms faults for events. First select the events ({@link #once}, {@link #nth}, {@link #forChannel}; without a selection: all), then
 * the fault. May be used from any thread.
 */
public final class EventFaults {
    private final BiConsumer<Predicate<OutgoingEvent>, EventFault> arm;
    private final FaultWindow window;
    private final Predicate<OutgoingEvent> which;

    EventFaults(
            BiConsumer<Predicate<OutgoingEvent>, EventFault> arm, FaultWindow window, Predicate<OutgoingEvent> which) {
        this.arm = arm;
        this.window = window;
        this.which = which;
    }

    /** Only the next one. */
    public EventFaults once() {
        return new EventFaults(arm, FaultWindow.first(1), which);
    }

    /** Only the n-th from now, counted from 1. */
    public EventFaults nth(int nth) {
        return new EventFaults(arm, FaultWindow.onlyThe(nth), which);
    }

    /** Only those about this channel. */
    public EventFaults forChannel(String channelId) {
        return new EventFaults(arm, window, which.and(event -> event.channelId().equals(channelId)));
    }

    /** Never sends them. */
    public void drop() {
        arm((event, sink) -> {});
    }

    /** Never sends this percentage of them; the same seed selects the same events. */
    public void dropPercent(int percent, long seed) {
        Random random = new Random(seed);
        arm.accept(which.and(event -> random.nextInt(100) < percent && window.strikes()), (event, sink) -> {});
    }

    /**
     * Lets events of different channels overtake each other, within a window. The same seed gives the same order. Events of one channel
     * keep their order.
     */
    public void reorderChannels(Duration within, long seed) {
        arm((event, sink) -> sink.sendLater(event, delayOf(event, within, seed)));
    }

    private static Duration delayOf(OutgoingEvent event, Duration within, long seed) {
        long random = new Random(seed ^ event.channelId().hashCode()).nextLong();
        return Duration.ofNanos(Math.floorMod(random, within.toNanos() + 1));
    }

    /** Sends them twice. */
    public void duplicate() {
        arm((event, sink) -> {
            sink.send(event);
            sink.send(event);
        });
    }

    /** Sends them late, after the events that follow them. */
    public void delay(Duration delay) {
        arm((event, sink) -> sink.sendLater(event, delay));
    }

    private void arm(EventFault fault) {
        arm.accept(which.and(event -> window.strikes()), fault);
    }
}
