package io.github.ariadne4j.callflow.channel;

import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.ChannelNames;
import java.util.List;
import java.util.Set;

/**
 * Tells the roles of the channels in one application, from an event or from a list alike. Decides by the channel's id and the
 * arguments with which it is in the application, then by its name, then by whether it took the place of another channel. A leg that
 * others sent into the dialplan, and that comes back from there, no longer counts as a leg. Safe on any thread.
 */
public final class ChannelRoles {
    /**
     * Channel drivers that no telephone calls through: snoops, external media, what plays to bridges and records them, and what
     * conferences of the dialplan make for that.
     */
    private static final Set<String> HELPERS = Set.of(
            "Snoop",
            "UnicastRTP",
            "MulticastRTP",
            "AudioSocket",
            "WebSocket",
            "Announcer",
            "Recorder",
            "CBAnn",
            "CBRec");

    private final String application;

    /** @param application the Stasis application */
    public ChannelRoles(String application) {
        this.application = application;
    }

    /** The role of a channel that enters the application. */
    public ChannelRole of(StasisStart event) {
        Channel channel = event.channel();
        return of(channel.id(), channel.name(), event.args(), event.replaced() != null);
    }

    /**
     * The role of a channel that is listed. A list does not tell who took the place of another channel, but where the channel is: in
     * the bridge of a call that it did not begin, an unknown channel is there for one of that call's legs.
     *
     * @param args the arguments with which it is in the application
     * @param inBridgeOfAnotherCall whether it is in the bridge of a call of this application that it did not begin
     */
    public ChannelRole listed(Channel channel, List<String> args, boolean inBridgeOfAnotherCall) {
        return of(channel.id(), channel.name(), args, inBridgeOfAnotherCall);
    }

    /** How a channel that enters in another one's place took it. */
    public static Replacement replacementBy(StasisStart event) {
        Channel channel = event.channel();
        Replacement replacement = listedReplacementBy(channel);
        boolean blind = replacement.kind() == Replacement.Kind.BLIND_TRANSFER;
        return blind && channel.state() != ChannelState.DOWN ? Replacement.TAKEN_OVER : replacement;
    }

    /** How a channel took another one's place that is listed there; its state no longer says anything. */
    public static Replacement listedReplacementBy(Channel channel) {
        LocalChannelName name = LocalChannelName.of(channel.name());
        if (name != null && name.linksCalls()) {
            return Replacement.ATTENDED_TRANSFER;
        }
        return name == null || name.far() ? Replacement.TAKEN_OVER : Replacement.blindTransfer(name.exten());
    }

    private ChannelRole of(ChannelId id, String name, List<String> args, boolean tookPlace) {
        boolean farHalf = LocalChannelName.isFarHalf(id.value());
        if (!farHalf && ChannelNames.isLeg(application, id, args)) {
            return ChannelRole.LEG;
        }
        if (HELPERS.contains(driverOf(name))) {
            return ChannelRole.HELPER;
        }
        if (tookPlace) {
            return ChannelRole.REPLACEMENT;
        }
        return farHalf && ChannelNames.ours(application, id) ? ChannelRole.FAR_HALF_OF_LEG : ChannelRole.CALLER;
    }

    /** {@code Snoop} of {@code Snoop/1700000000.1-00000002}. */
    private static String driverOf(String name) {
        int end = name.indexOf('/');
        return end < 0 ? "" : name.substring(0, end);
    }
}
