package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel entered the application: a new call, or a leg that we created and that can be commanded from now on.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param args the arguments of {@code Stasis(app,args…)} or {@code appArgs}
 * @param replaced the channel that this one takes the place of (transfer); null normally
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
