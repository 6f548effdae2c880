package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.util.List;

/**
 * A channel could not be moved to another application and stays here.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param destination the application it was to go to
 * @param args the arguments it was to have there
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
