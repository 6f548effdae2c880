package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom event, sent by {@code UserEvent()} or {@code POST /events/user}.
 *
 * @param header the common fields of events
 * @param name its name
 * @param values its values by name; nested values as JSON
 * @param channel the channel it is about; null if about none
 * @param bridge the bridge it is about; null if about none
 * @param endpoint the endpoint it is about; null if about none
 */
public record ChannelUserevent(
        EventHeader header,
        String name,
        Map<String, String> values,
        @Nullable Channel channel,
        @Nullable Bridge bridge,
        @Nullable Endpoint endpoint)
        implements AriEvent {
    /** Copies the values. */
    public ChannelUserevent {
        values = Map.copyOf(values);
    }

    @Override
    public String type() {
        return "ChannelUserevent";
    }
}
