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
 * Determines the roles of the channels in one application, from an event or from a list. Decides by the channel's id and the
 * arguments with which it is in the application, then by its name, then by whether it replaced another channel. A leg that
 * another client sent into the dialplan, and that comes back from there, does not count as a leg. Any thread.
 */
public final class ChannelRoles {
    /**
     * Channel drivers that no telephone uses: snoop channels, external media, announcers and recorders of bridges, and those of
     * conferences of the dialplan.
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
     * The role of a listed channel. A list does not show replacements, but the bridge of the channel: an unknown channel in the
     * bridge of a call that it did not begin replaced one of that call's legs.
     *
     * @param args the arguments with which it is in the application
     * @param inBridgeOfAnotherCall whether it is in the bridge of a call of this application that it did not begin
     */
    public ChannelRole listed(Channel channel, List<String> args, boolean inBridgeOfAnotherCall) {
        return of(channel.id(), channel.name(), args, inBridgeOfAnotherCall);
    }

    /** The kind of replacement by a channel that enters the application in place of another one. */
    public static Replacement replacementBy(StasisStart event) {
        Channel channel = event.channel();
        Replacement replacement = listedReplacementBy(channel);
        boolean blind = replacement.kind() == Replacement.Kind.BLIND_TRANSFER;
        return blind && channel.state() != ChannelState.DOWN ? Replacement.TAKEN_OVER : replacement;
    }

    /** The kind of replacement by a listed channel, without its state, which has changed since. */
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
