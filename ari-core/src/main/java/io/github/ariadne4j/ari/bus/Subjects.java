package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeAttendedTransfer;
import io.github.ariadne4j.ari.event.BridgeBlindTransfer;
import io.github.ariadne4j.ari.event.BridgeEvent;
import io.github.ariadne4j.ari.event.BridgeMerged;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.TransferEvent;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the channels, bridges and playbacks that an event is about. */
final class Subjects {
    private Subjects() {}

    /** Passes the id of each channel, bridge and playback of the event once. */
    static void each(AriEvent event, Consumer<Record> to) {
        if (event instanceof ChannelEvent about) {
            to.accept(about.channelId());
        }
        if (event instanceof ChannelEnteredBridge entered) {
            to.accept(entered.bridge().id());
        } else if (event instanceof ChannelLeftBridge left) {
            to.accept(left.bridge().id());
        } else if (event instanceof BridgeEvent about) {
            ofBridge(about, to);
        } else if (event instanceof DialEvent dial) {
            channel(dial.peer(), to);
            channel(dial.caller(), to);
            channel(dial.forwarded(), to);
        } else if (event instanceof PlaybackEvent about) {
            to.accept(about.playback().id());
        } else if (event instanceof ChannelUserevent about) {
            channel(about.channel(), to);
            bridge(about.bridge(), to);
        } else if (event instanceof TransferEvent about) {
            ofTransfer(about, to);
        }
    }

    private static void ofBridge(BridgeEvent event, Consumer<Record> to) {
        bridge(event.bridge(), to);
        if (event instanceof BridgeMerged merged) {
            bridge(merged.from(), to);
        }
    }

    private static void ofTransfer(TransferEvent event, Consumer<Record> to) {
        channel(event.transferer(), to);
        if (event instanceof BridgeBlindTransfer blind) {
            bridge(blind.bridge(), to);
            channel(blind.transferee(), to);
        } else if (event instanceof BridgeAttendedTransfer attended) {
            bridge(attended.bridge(), to);
            bridge(attended.secondBridge(), to);
            channel(attended.secondLeg(), to);
            channel(attended.transferee(), to);
            channel(attended.target(), to);
        }
    }

    private static void channel(@Nullable Channel channel, Consumer<Record> to) {
        if (channel != null) {
            to.accept(channel.id());
        }
    }

    private static void bridge(@Nullable Bridge bridge, Consumer<Record> to) {
        if (bridge != null) {
            to.accept(bridge.id());
        }
    }
}
