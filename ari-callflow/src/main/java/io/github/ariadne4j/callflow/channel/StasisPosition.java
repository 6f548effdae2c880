package io.github.ariadne4j.callflow.channel;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.util.List;

/** The position of a listed channel in the dialplan: in Stasis or elsewhere. Pure functions; any thread. */
public final class StasisPosition {
    private static final String STASIS = "Stasis";

    private StasisPosition() {}

    /** Whether the channel is in Stasis. An application may be subscribed to channels that are elsewhere in the dialplan. */
    public static boolean inStasis(Channel channel) {
        return channel.dialplan().appName().equals(STASIS);
    }

    /**
     * Whether it is in the dialplan, outside of the application. For a channel that replaces another one, Asterisk does not list
     * a position.
     */
    public static boolean isElsewhere(Channel channel) {
        String where = channel.dialplan().appName();
        return !where.isEmpty() && !where.equals(STASIS);
    }

    /** The arguments of {@code Stasis(app,args…)} in the data of the channel. */
    public static List<String> argsOf(Channel channel) {
        List<String> parts = List.of(channel.dialplan().appData().split(",", -1));
        return parts.subList(1, parts.size());
    }

    /** Whether it was created as a leg, and is in the dialplan or came back from it. */
    public static boolean cameBack(String application, Channel channel) {
        return isElsewhere(channel)
                || (inStasis(channel) && !ChannelNames.isLeg(application, channel.id(), argsOf(channel)));
    }
}
