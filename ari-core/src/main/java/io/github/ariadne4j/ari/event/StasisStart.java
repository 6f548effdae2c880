package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel entered the application: a new call, or a leg that the application created. From now on it accepts
 * commands.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param args the arguments of {@code Stasis(app,args…)} or {@code appArgs}
 * @param replaced the channel that this one replaces (transfer); normally null
 */
public record StasisStart(
        EventHeader header,
        Channel channel,
        List<String> args,
        @Nullable Channel replaced) implements ChannelEvent {
    /** Copies the arguments. */
    public StasisStart {
        args = List.copyOf(args);
    }

    @Override
    public String type() {
        return "StasisStart";
    }
}
