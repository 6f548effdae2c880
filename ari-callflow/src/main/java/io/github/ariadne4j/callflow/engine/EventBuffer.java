package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the events of channels that belong to no call yet, while calls are being recovered, and hands them on once they are: nothing
 * is missed between the look at Asterisk and the first event. Used on the loop, but for {@link #begin}.
 */
final class EventBuffer {
    private final ChannelDirectory directory;
    private final List<ChannelEvent> held = new ArrayList<>();
    private volatile boolean holding;

    EventBuffer(ChannelDirectory directory) {
        this.directory = directory;
    }

    /** From now on such events are kept. */
    void begin() {
        holding = true;
    }

    /** Whether it has kept the event, which is delivered later. */
    boolean keep(ChannelEvent event) {
        if (!holding || directory.find(event.channelId()) != null) {
            return false;
        }
        held.add(event);
        return true;
    }

    /** Whether events of this channel wait. */
    boolean has(ChannelId channel) {
        return held.stream().anyMatch(event -> event.channelId().equals(channel));
    }

    /** Some calls are recovered: their events are delivered, before anything newer of them. */
    void deliverKnown(Consumer<ChannelEvent> delivery) {
        List<ChannelEvent> known = new ArrayList<>();
        held.removeIf(event -> directory.find(event.channelId()) != null && known.add(event));
        known.forEach(delivery);
    }

    /** The calls are recovered: what was kept is delivered, before anything newer. */
    void end(Consumer<ChannelEvent> delivery) {
        holding = false;
        held.forEach(delivery);
        held.clear();
    }
}
