package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.util.List;

/**
 * A channel could not be moved to another application and stays in this one.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param destination the requested application
 * @param args the arguments of the request
 */
public record ApplicationMoveFailed(EventHeader header, Channel channel, String destination, List<String> args)
        implements ChannelEvent {
    /** Copies the arguments. */
    public ApplicationMoveFailed {
        args = List.copyOf(args);
    }

    @Override
    public String type() {
        return "ApplicationMoveFailed";
    }
}
