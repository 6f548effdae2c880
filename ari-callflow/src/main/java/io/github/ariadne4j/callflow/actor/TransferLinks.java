package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.LocalChannelName;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links the calls of a transfer: one half of the Local channel that Asterisk makes for it is a leg of one call, the other half is
 * the caller, or a leg, of another call. The halves appear in either order. An entry is kept as long as its call. Used on the
 * loop.
 */
public final class TransferLinks {
    /** The CDR field of a call that a blind transfer began, with the id of the transferred call. */
    static final String TRANSFERRED_FROM = "transferred_from";

    private final Map<LocalChannelName, Half> halves = new HashMap<>();
    private final Map<CallActor, List<LocalChannelName>> ofCalls = new HashMap<>();

    /**
     * One half of a Local channel.
     *
     * @param call the call of the half
     * @param leg the leg of the call
     * @param channel the half
     * @param tookPlace whether it replaced another channel; otherwise the call came in with it
     */
    private record Half(CallActor call, LegId leg, ChannelId channel, boolean tookPlace) {}

    /** A call came in with this channel; no effect if it is no Local channel. */
    public void began(CallActor call, ChannelId channel, String name, Instant at) {
        enter(name, new Half(call, LegId.CALLER, channel, false), at);
    }

    /** This channel replaced a leg's channel; no effect if it is no Local channel. */
    public void tookPlace(CallActor call, LegId leg, ChannelId channel, String name, Instant at) {
        enter(name, new Half(call, leg, channel, true), at);
    }

    private void enter(String channelName, Half half, Instant at) {
        LocalChannelName name = LocalChannelName.of(channelName);
        if (name == null || halves.putIfAbsent(name, half) != null) {
            return;
        }
        ofCalls.computeIfAbsent(half.call(), call -> new ArrayList<>(1)).add(name);
        Half other = halves.get(name.otherHalf());
        if (other != null && other.call() != half.call() && (other.tookPlace() || half.tookPlace())) {
            link(half, other, at);
            link(other, half, at);
        }
    }

    private static void link(Half half, Half other, Instant at) {
        CallId linked = other.call().id();
        half.call()
                .tell(
                        half.tookPlace()
                                ? new CallSignal.LegSignal(
                                        half.leg(), new LegEvent.CallLinked(half.channel(), linked, at))
                                : new CallSignal.FlowSignal(
                                        new FlowEvent.Notes(TRANSFERRED_FROM, linked.toString()), at));
    }

    /** The call with the other half of this Local channel; null if there is none, or it is no Local channel. */
    public @Nullable CallId otherCallOf(String channelName) {
        LocalChannelName name = LocalChannelName.of(channelName);
        Half other = name == null ? null : halves.get(name.otherHalf());
        return other == null ? null : other.call().id();
    }

    /** Removes the entries of a call that is over. */
    void forget(CallActor call) {
        List<LocalChannelName> names = ofCalls.remove(call);
        if (names != null) {
            names.forEach(halves::remove);
        }
    }
}
