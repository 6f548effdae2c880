package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.OutgoingEvent;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Arms faults for events. First say which ({@link #once}, {@link #nth}, {@link #forChannel}; all, if you say nothing),
 * then what goes wrong with them.
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

    /** They are never sent. */
    public void drop() {
        arm((event, sink) -> {});
    }

    /** So many percent of them are never sent, the same ones in every run with the same seed. */
    public void dropPercent(int percent, long seed) {
        Random random = new Random(seed);
        arm.accept(which.and(event -> random.nextInt(100) < percent && window.strikes()), (event, sink) -> {});
    }

    /**
     * Those of different channels overtake each other, by a window at the most and in the same way in every run with the
     * same seed; those of one channel keep their order.
     */
    public void reorderChannels(Duration within, long seed) {
        arm((event, sink) -> sink.sendLater(event, delayOf(event, within, seed)));
    }

    private static Duration delayOf(OutgoingEvent event, Duration within, long seed) {
        long random = new Random(seed ^ event.channelId().hashCode()).nextLong();
        return Duration.ofNanos(Math.floorMod(random, within.toNanos() + 1));
    }

    /** They are sent twice. */
    public void duplicate() {
        arm((event, sink) -> {
            sink.send(event);
            sink.send(event);
        });
    }

    /** They are sent late, after what follows them. */
    public void delay(Duration delay) {
        arm((event, sink) -> sink.sendLater(event, delay));
    }

    private void arm(EventFault fault) {
        arm.accept(which.and(event -> window.strikes()), fault);
    }
}
