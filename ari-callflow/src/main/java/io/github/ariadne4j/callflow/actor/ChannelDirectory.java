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
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the call of a channel, a bridge, a playback or a recording. Used on the loop. */
public final class ChannelDirectory {
    private final Map<ChannelId, LegAddress> legs = new HashMap<>();
    private final Map<BridgeId, BridgeAddress> bridges = new HashMap<>();
    private final Map<PlaybackId, OperationAddress> playbacks = new HashMap<>();
    private final AwaitedRecordings recordings = new AwaitedRecordings();
    private final Map<ChannelId, CallId> forgotten = new HashMap<>();
    private final TransferLinks transfers = new TransferLinks();

    /**
     * The receiver of a channel's signals.
     *
     * @param call the call
     * @param leg the leg of the call
     * @param cameIn whether the call came in with this channel
     * @param presence whether the channel is in the application, by the events and lists of Asterisk so far
     * @param since the time at which the caller entered the application, by Asterisk's clock; null for another leg, and if no
     *     event reported it
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

        /** The caller of a call, which entered the application at this time. */
        public static LegAddress caller(CallActor call, @Nullable Instant since) {
            return new LegAddress(call, LegId.CALLER, true, Presence.THERE, since);
        }

        private LegAddress with(Presence changed) {
            return new LegAddress(call, leg, cameIn, changed, since);
        }

        /** Whether Asterisk has shown the channel; one that is being created may not exist yet. */
        public boolean entered() {
            return presence != Presence.BEING_CREATED;
        }

        public boolean hasLeft() {
            return presence == Presence.LEFT;
        }

        /** Whether this is a caller that a list shows in the dialplan: it has left, and no event reported that. */
        public boolean isCallerElsewhere(Channel listed) {
            return (cameIn || call.isOfFlow(leg)) && StasisPosition.isElsewhere(listed);
        }

        /**
         * Whether an entry of the channel at this time begins another passage: the channel has left since, or the event of that
         * was lost. The same entry may be reported twice.
         */
        public boolean isOverBefore(Instant entry) {
            return hasLeft() || (since != null && entry.isAfter(since));
        }
    }

    /**
     * The receiver of a bridge's signals.
     *
     * @param call the call
     * @param bridge the bridge of the call
     */
    public record BridgeAddress(CallActor call, BridgeKey bridge) {}

    /**
     * The receiver of the end of a playback or recording.
     *
     * @param call the call
     * @param operation the operation of the call
     * @param begun whether Asterisk has begun it
     */
    public record OperationAddress(CallActor call, OperationId operation, boolean begun) {}

    /** The presence of a channel in the application. */
    enum Presence {
        /** Its create is in progress. */
        BEING_CREATED,
        /** An event or a list has shown it. */
        THERE,
        /**
         * It has left. Asterisk may still report the cause to the call, and the channel may come back as the caller of another
         * call.
         */
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

    /** Adds a leg; false if the channel is in the directory already. */
    public boolean enter(ChannelId channel, LegAddress address) {
        return legs.putIfAbsent(channel, address) == null;
    }

    public void enter(BridgeId bridge, BridgeAddress address) {
        bridges.put(bridge, address);
    }

    /**
     * Adds the legs, bridges and recordings of a recovered call. The caller's channel is added before, if it belongs to this
     * call.
     */
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

    /** An event has shown a leg that was being created. */
    public void entered(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.THERE));
    }

    /** A list shows a channel. A channel that has left, by an event, may still be in an older list. */
    public void listed(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.entered() ? leg : leg.with(Presence.THERE));
    }

    /** A channel has left the application. */
    public void left(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.LEFT));
    }

    /** Whether a channel of this call has left the application, or belongs to another call now. */
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

    /** All legs at this moment. Begins a comparison with Asterisk. */
    public List<Map.Entry<ChannelId, LegAddress>> beginLook() {
        forgotten.clear();
        List<Map.Entry<ChannelId, LegAddress>> known = new ArrayList<>(legs.size());
        legs.forEach((channel, leg) -> known.add(Map.entry(channel, leg)));
        return known;
    }

    /** All bridges at this moment. */
    public List<Map.Entry<BridgeId, BridgeAddress>> bridges() {
        List<Map.Entry<BridgeId, BridgeAddress>> known = new ArrayList<>(bridges.size());
        bridges.forEach((id, bridge) -> known.add(Map.entry(id, bridge)));
        return known;
    }

    /** The playbacks that have begun and have not ended. */
    public Map<PlaybackId, OperationAddress> playbacks() {
        Map<PlaybackId, OperationAddress> begun = new HashMap<>(playbacks);
        begun.values().removeIf(waits -> !waits.begun());
        return begun;
    }

    /**
     * Whether a call had this channel as a leg at any time since the comparison began; a list may still have channels that have
     * ended. A channel that outlives its leg, because its hang-up was lost, belongs to no call.
     */
    public boolean knewSinceLook(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg == null ? forgotten.containsKey(channel) : !leg.call().hasReleased(leg.leg());
    }

    /** The call that has this channel, or had it at any time since the last comparison began; null if there is none. */
    public @Nullable CallId lastCallOf(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg == null ? forgotten.get(channel) : leg.call().id();
    }

    /** Removes a call that is over; a channel that belongs to another call now stays with that call. */
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

    /** Releases a channel for another call. */
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

    /** Adds a playback; its end is reported to this operation. */
    public void enter(PlaybackId playback, CallActor call, OperationId operation) {
        playbacks.put(playback, new OperationAddress(call, operation, false));
    }

    /** Asterisk has begun the playback; no effect if it has ended already. */
    public void begun(PlaybackId playback) {
        playbacks.computeIfPresent(
                playback, (id, waits) -> new OperationAddress(waits.call(), waits.operation(), true));
    }

    /** Removes a playback that has ended or never began, and returns its operation; null if there is none. */
    public @Nullable OperationAddress finished(PlaybackId playback) {
        return playbacks.remove(playback);
    }
}
