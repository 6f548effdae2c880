package io.github.ariadne4j.ari.connection;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The events that Asterisk kept while the application was not connected, in Asterisk's order. They are delivered as all
 * others, before new ones; their calls may have ended since.
 *
 * @param events the events, with their original timestamps
 */
public record Backlog(List<AriEvent> events) {
    /** Copies the events. */
    public Backlog {
        events = List.copyOf(events);
    }

    /** The channels that have left the application according to these events: they no longer accept commands. */
    public Set<ChannelId> gone() {
        Set<ChannelId> gone = new HashSet<>();
        for (AriEvent event : events) {
            if (event instanceof StasisStart start) {
                gone.remove(start.channelId());
            } else if (event instanceof StasisEnd end) {
                gone.add(end.channelId());
            } else if (event instanceof ChannelDestroyed destroyed) {
                gone.add(destroyed.channelId());
            }
        }
        return gone;
    }
}
