package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.OpenRecording;
import io.github.ariadne4j.callflow.model.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the call that a channel, a bridge or a playback belongs to. Used on the loop. */
public final class ChannelDirectory {
    private final Map<ChannelId, LegAddress> legs = new HashMap<>();
    private final Map<BridgeId, BridgeAddress> bridges = new HashMap<>();
    private final Map<PlaybackId, OperationAddress> playbacks = new HashMap<>();
    private final AwaitedRecordings recordings = new AwaitedRecordings();
    private final Map<ChannelId, CallId> forgotten = new HashMap<>();
    private final TransferLinks transfers = new TransferLinks();

    /**
     * Where a channel's signals go.
     *
     * @param call the call
     * @param leg which of its legs
     * @param cameIn whether it is the channel with which the call came in
     * @param presence whether it is in the application, as far as Asterisk has shown it
     * @param since when the caller entered the application, by Asterisk's clock; null for another leg, and where no event told
     */
    public record LegAddress(
            CallActor call,
            LegId leg,
            boolean cameIn,
            Presence presence,
            @Nullable Instant since) {
        public static LegAddress beingCreated(CallActor call, LegId leg) {
            return new LegAddress(call, leg, false, Presence.BEING_CREATED, null);
        }

        public static LegAddress there(CallActor call, LegId leg) {
            return new LegAddress(call, leg, false, Presence.THERE, null);
        }

        /** The caller of a call, which entered the application then. */
        public static LegAddress caller(CallActor call, @Nullable Instant since) {
            return new LegAddress(call, LegId.CALLER, true, Presence.THERE, since);
        }

        private LegAddress with(Presence changed) {
            return new LegAddress(call, leg, cameIn, changed, since);
        }

        /** Whether Asterisk has shown it to us; one that is being created may not be there yet. */
        public boolean entered() {
            return presence != Presence.BEING_CREATED;
        }

        public boolean hasLeft() {
            return presence == Presence.LEFT;
        }

        /** Whether this is a caller, and a look shows the channel in the dialplan: it has left, and no event told. */
        public boolean isCallerElsewhere(Channel listed) {
            return (cameIn || call.isOfFlow(leg)) && StasisPosition.isElsewhere(listed);
        }

        /**
         * Whether an entry of the channel at that time begins another passage of it: it has left since, or the event that told so was
         * lost. The same entry may be told twice.
         */
        public boolean isOverBefore(Instant entry) {
            return hasLeft() || (since != null && entry.isAfter(since));
        }
    }

    /**
     * Where a bridge's signals go.
     *
     * @param call the call
     * @param bridge which of its bridges
     */
    public record BridgeAddress(CallActor call, BridgeKey bridge) {}

    /**
     * Where the end of a playback is told.
     *
     * @param call the call
     * @param operation which of its operations
     * @param begun whether Asterisk has it
     */
    public record OperationAddress(CallActor call, OperationId operation, boolean begun) {}

    /** Whether a channel is in the application. */
    enum Presence {
        /** It was asked for. */
        BEING_CREATED,
        /** An event or a look has shown it. */
        THERE,
        /** It has left. Asterisk may still tell the call why, and the channel may come back as the caller of another call. */
        LEFT
    }

    /** Links the calls that transfers connect. */
    public TransferLinks transfers() {
        return transfers;
    }

    /** The recordings whose end is awaited, by name. */
    public AwaitedRecordings recordings() {
        return recordings;
    }

    /** Enters a leg; false if the channel is known already. */
    public boolean enter(ChannelId channel, LegAddress address) {
        return legs.putIfAbsent(channel, address) == null;
    }

    public void enter(BridgeId bridge, BridgeAddress address) {
        bridges.put(bridge, address);
    }

    /** A recovered call: its legs, bridges and recordings that may still be there. The caller's channel is entered before, if it is this call's. */
    public void enter(CallActor actor, CallModel call) {
        for (Leg leg : call.legs()) {
            if (!leg.isReleased()) {
                enter(leg.channel(), LegAddress.there(actor, leg.id()));
                for (ReplacedChannel old : leg.replaced()) {
                    enter(old.channel(), LegAddress.there(actor, leg.id()));
                }
            }
        }
        ChannelNames names = call.facts().names();
        for (OpenOperation operation : call.operations()) {
            OpenRecording recording = operation.recording();
            if (recording != null) {
                recordings.enter(recording.name(), actor, operation.id());
                recordings.begun(recording.name());
            }
        }
        for (BridgeState bridge : call.bridges()) {
            if (!bridge.isDestroyed()) {
                enter(names.bridge(bridge.key()), new BridgeAddress(actor, bridge.key()));
            }
        }
    }

    /** A leg that was being created is there: an event has shown it. */
    public void entered(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.THERE));
    }

    /** A look shows a channel. One that an event told to have left may be in an older list. */
    public void listed(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.entered() ? leg : leg.with(Presence.THERE));
    }

    /** A channel has left the application. */
    public void left(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.LEFT));
    }

    /** Whether a channel of this call has left the application, or is another call's by now. */
    public boolean hasLeft(CallActor call, ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg != null && (leg.call() != call || leg.hasLeft());
    }

    public @Nullable LegAddress find(ChannelId channel) {
        return legs.get(channel);
    }

    public @Nullable BridgeAddress find(BridgeId bridge) {
        return bridges.get(bridge);
    }

    /** All legs as they are now. A look at Asterisk begins with this. */
    public List<Map.Entry<ChannelId, LegAddress>> beginLook() {
        forgotten.clear();
        List<Map.Entry<ChannelId, LegAddress>> known = new ArrayList<>(legs.size());
        legs.forEach((channel, leg) -> known.add(Map.entry(channel, leg)));
        return known;
    }

    /** All bridges as they are now. */
    public List<Map.Entry<BridgeId, BridgeAddress>> bridges() {
        List<Map.Entry<BridgeId, BridgeAddress>> known = new ArrayList<>(bridges.size());
        bridges.forEach((id, bridge) -> known.add(Map.entry(id, bridge)));
        return known;
    }

    /** The playbacks that have begun, and whose end is awaited. */
    public Map<PlaybackId, OperationAddress> playbacks() {
        Map<PlaybackId, OperationAddress> begun = new HashMap<>(playbacks);
        begun.values().removeIf(waits -> !waits.begun());
        return begun;
    }

    /**
     * Whether a call had this channel for a leg when the look began, or since; a list of Asterisk's may still show what has ended. A
     * channel that outlives its leg, as its hang-up never arrived, belongs to no call.
     */
    public boolean knewSinceLook(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg == null ? forgotten.containsKey(channel) : !leg.call().hasReleased(leg.leg());
    }

    /** The call that has this channel, or had it when the last look began or since; null if none had. */
    public @Nullable CallId lastCallOf(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg == null ? forgotten.get(channel) : leg.call().id();
    }

    /** A call is over; a channel that is another call's by now stays that call's. */
    public void forget(CallActor actor, CallModel call) {
        for (Leg leg : call.legs()) {
            forget(actor, leg.channel());
            for (ReplacedChannel old : leg.replaced()) {
                forget(actor, old.channel());
            }
        }
        ChannelNames names = call.facts().names();
        for (BridgeState bridge : call.bridges()) {
            bridges.remove(names.bridge(bridge.key()));
        }
        if (!playbacks.isEmpty()) {
            playbacks.values().removeIf(waits -> waits.call() == actor);
        }
        recordings.forget(actor);
        transfers.forget(actor);
    }

    private void forget(CallActor call, ChannelId channel) {
        LegAddress leg = legs.get(channel);
        if (leg != null && leg.call() == call) {
            forget(channel, leg);
        }
    }

    /** A channel is free for another call. */
    public void release(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        if (leg != null) {
            forget(channel, leg);
        }
    }

    private void forget(ChannelId channel, LegAddress leg) {
        legs.remove(channel);
        forgotten.put(channel, leg.call().id());
    }

    /** The end of this playback is told to this operation. */
    public void enter(PlaybackId playback, CallActor call, OperationId operation) {
        playbacks.put(playback, new OperationAddress(call, operation, false));
    }

    /** Asterisk has this playback, unless it is over already. */
    public void begun(PlaybackId playback) {
        playbacks.computeIfPresent(
                playback, (id, waits) -> new OperationAddress(waits.call(), waits.operation(), true));
    }

    /** A playback is over, or never began; null if no call waits for its end. */
    public @Nullable OperationAddress finished(PlaybackId playback) {
        return playbacks.remove(playback);
    }
}
