package io.github.ariadne4j.callflow.channel;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.util.List;

/** Where a listed channel is in the dialplan: in Stasis or elsewhere. Pure, on any thread. */
public final class StasisPosition {
    private static final String STASIS = "Stasis";

    private StasisPosition() {}

    /** An application may be subscribed to channels that are elsewhere in the dialplan. */
    public static boolean inStasis(Channel channel) {
        return channel.dialplan().appName().equals(STASIS);
    }

    /** Whether it is in the dialplan, outside of the application. Of one that takes another's place, Asterisk does not say where it is. */
    public static boolean isElsewhere(Channel channel) {
        String where = channel.dialplan().appName();
        return !where.isEmpty() && !where.equals(STASIS);
    }

    /** What the dialplan gave to {@code Stasis(app,args…)}, as the channel itself shows it. */
    public static List<String> argsOf(Channel channel) {
        List<String> parts = List.of(channel.dialplan().appData().split(",", -1));
        return parts.subList(1, parts.size());
    }

    /** Whether it was created as a leg, and is in the dialplan, or back from there. */
    public static boolean cameBack(String application, Channel channel) {
        return isElsewhere(channel)
                || (inStasis(channel) && !ChannelNames.isLeg(application, channel.id(), argsOf(channel)));
    }
}
