package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type and the subject of the events of a subscription.
 *
 * @param type the event type, or a family such as {@code ChannelEvent}
 * @param subject only events about this channel, bridge or playback; null: about any subject
 * @param <E> the type of the events
 */
public record EventSelector<E extends AriEvent>(
        Class<E> type, @Nullable Record subject) {
    /** @throws NullPointerException if the type is null */
    public EventSelector {
        Objects.requireNonNull(type, "type");
    }

    /** Every event of this type or family. */
    public static <E extends AriEvent> EventSelector<E> of(Class<E> type) {
        return new EventSelector<>(type, null);
    }

    /** Every event of this type or family about one channel. */
    public static <E extends AriEvent> EventSelector<E> of(Class<E> type, ChannelId channel) {
        return new EventSelector<>(type, channel);
    }

    /** Every event of this type or family about one bridge, including channels that enter or leave it. */
    public static <E extends AriEvent> EventSelector<E> of(Class<E> type, BridgeId bridge) {
        return new EventSelector<>(type, bridge);
    }

    /** Every event of this type or family about one playback. */
    public static <E extends AriEvent> EventSelector<E> of(Class<E> type, PlaybackId playback) {
        return new EventSelector<>(type, playback);
    }
}
