package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events a listener wants.
 *
 * @param type the event type, or a family such as {@link ChannelEvent}
 * @param channel only events about this channel; null: about any
 * @param <E> what the listener gets
 */
public record EventSelector<E extends AriEvent>(
        Class<E> type, @Nullable ChannelId channel) {
    /** @throws NullPointerException if no type is given */
    public EventSelector {
        Objects.requireNonNull(type, "type");
    }

    /** Every event of this type or family. */
    public static <E extends AriEvent> EventSelector<E> of(Class<E> type) {
        return new EventSelector<>(type, null);
    }

    /** Every event of this type or family about one channel. */
    public static <E extends ChannelEvent> EventSelector<E> of(Class<E> type, ChannelId channel) {
        return new EventSelector<>(type, channel);
    }

    /** Whether the event is one that the listener wants. */
    public boolean selects(AriEvent event) {
        return type.isInstance(event)
                && (channel == null
                        || (event instanceof ChannelEvent about
                                && about.channelId().equals(channel)));
    }
}
