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
 * Events that Asterisk kept while we were away, in its order. They are history: they are delivered like all others, before
 * all new ones, but what they tell of may be long over.
 *
 * @param events the events, with the times at which they happened
 */
public record Backlog(List<AriEvent> events) {
    /** Copies the events. */
    public Backlog {
        events = List.copyOf(events);
    }

    /** The channels that had left the application by the end of it: commands no longer reach them. */
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
