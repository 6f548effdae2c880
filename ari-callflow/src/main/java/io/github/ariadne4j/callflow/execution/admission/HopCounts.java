package io.github.ariadne4j.callflow.execution.admission;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.LocalChannelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a call has come back to this engine. A leg that Asterisk dials towards itself, or towards a proxy that sends it back,
 * comes in as a new channel with the SIP Call-ID of the leg; a leg that is a Local channel, as the far half of it. Both are told by
 * events that come anyway, and a leg's Call-ID is known before the leg is dialled. Used on the loop.
 */
public final class HopCounts {
    private final ChannelDirectory directory;
    private final Map<String, CallId> callOfLeg = new HashMap<>();
    private final Map<CallId, Trail> trails = new HashMap<>();

    /** @param directory finds the calls of Local channels */
    public HopCounts(ChannelDirectory directory) {
        this.directory = directory;
    }

    /**
     * Of a call that has come back, or has legs.
     *
     * @param hops how often it has come back
     * @param legs the Call-IDs of its legs
     */
    private record Trail(int hops, List<String> legs) {}

    /** A leg of a call is there, and not dialled yet. */
    public void entered(Channel leg, CallId call) {
        String protocolId = leg.protocolId();
        if (!protocolId.isEmpty() && callOfLeg.put(protocolId, call) == null) {
            trails.computeIfAbsent(call, id -> new Trail(0, new ArrayList<>(1)))
                    .legs()
                    .add(protocolId);
        }
    }

    /** The number of times that the call of this channel has come back. */
    int of(Channel caller) {
        CallId parent = parentOf(caller);
        if (parent == null) {
            return 0;
        }
        Trail trail = trails.get(parent);
        return trail == null ? 1 : trail.hops() + 1;
    }

    private @Nullable CallId parentOf(Channel caller) {
        if (LocalChannelName.isFarHalf(caller.id().value())) {
            ChannelDirectory.LegAddress leg = directory.find(LocalChannelName.nearHalf(caller.id()));
            return leg == null ? null : leg.call().id();
        }
        return callOfLeg.get(caller.protocolId());
    }

    /** The number of times that this call had come back when it began. */
    public int before(CallId call) {
        Trail trail = trails.get(call);
        return trail == null ? 0 : trail.hops();
    }

    /** A call begins, or is recovered, that has come back so often. */
    public void began(CallId call, int hops) {
        if (hops > 0) {
            trails.put(call, new Trail(hops, new ArrayList<>(1)));
        }
    }

    /** A call is over. */
    public void forget(CallId call) {
        Trail trail = trails.remove(call);
        if (trail != null) {
            trail.legs().forEach(callOfLeg::remove);
        }
    }
}
