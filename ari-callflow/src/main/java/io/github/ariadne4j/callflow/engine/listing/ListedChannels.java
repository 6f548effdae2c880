package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.channel.ChannelRoles;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The classification of the channels of one look: legs of calls, callers, or neither. Calls may begin and end while it is used. Used on the loop.
 */
public final class ListedChannels {
    private final EngineContext context;
    private final AsteriskView view;
    private final ChannelRoles roles;

    /** The legs of all calls; null until a call is recovered: most looks recover none, and this takes a while where many calls live. */
    private @Nullable Map<CallId, SortedMap<LegId, Channel>> legs;

    /** In whose bridge each channel is; null until a channel is asked about. */
    private @Nullable Map<ChannelId, CallId> bridged;

    /** The last passage of each channel that has legs, by the hash of the channel; null until a caller without a session is looked at. */
    private @Nullable Map<UUID, CallId> latest;

    public ListedChannels(EngineContext context, AsteriskView view) {
        this.context = context;
        this.view = view;
        this.roles = new ChannelRoles(context.ownership().origin().application());
    }

    /** The legs of a call that are listed. */
    public SortedMap<LegId, Channel> legsOf(CallId call) {
        return legs().getOrDefault(call, new TreeMap<>());
    }

    private Map<CallId, SortedMap<LegId, Channel>> legs() {
        Map<CallId, SortedMap<LegId, Channel>> known = legs;
        if (known == null) {
            known = view.legs(context.ownership().origin().application());
            legs = known;
        }
        return known;
    }

    /** The callers in the application that belong to no call and are in none of these sessions. */
    public List<Channel> callersWithout(Set<ChannelId> callersOfSessions) {
        List<Channel> callers = new ArrayList<>();
        for (Channel channel : view.channels().values()) {
            if (isUnknown(channel)
                    && !callersOfSessions.contains(channel.id())
                    && roleOf(channel).beginsCall()) {
                callers.add(channel);
            }
        }
        return callers;
    }

    /** Whether it is in the application and neither a call has it, nor is it known to begin none. */
    public boolean isUnknown(Channel channel) {
        return StasisPosition.inStasis(channel)
                && !context.directory().knewSinceLook(channel.id())
                && !context.choices().arriving().include(channel.id())
                && !context.foreign().contains(channel.id());
    }

    /** The kind of a channel in the list. */
    public ChannelRole roleOf(Channel channel) {
        CallId bridged = bridgedCalls().get(channel.id());
        return roles.listed(
                channel,
                StasisPosition.argsOf(channel),
                bridged != null && !bridged.channelHash().equals(idOf(channel).channelHash()));
    }

    private Map<ChannelId, CallId> bridgedCalls() {
        Map<ChannelId, CallId> known = bridged;
        if (known == null) {
            known = new HashMap<>();
            for (AsteriskView.CallBridge bridge : view.bridges().values()) {
                for (ChannelId member : bridge.bridge().channels()) {
                    known.put(member, bridge.key().call());
                }
            }
            bridged = known;
        }
        return known;
    }

    /** Whether both sides of a call talk, so that it must be recovered. */
    public boolean talks(Channel caller) {
        SortedMap<LegId, Channel> found = legsOf(idOf(caller));
        return caller.state() == ChannelState.UP
                && found.values().stream().anyMatch(leg -> leg.state() == ChannelState.UP);
    }

    /**
     * The id of the call of a caller who is known from a list alone: that of the legs that its channel has, of its last passage if
     * there are several; else one with the time at which the channel was created.
     */
    public CallId idOf(Channel caller) {
        Instant created = caller.created() == null ? view.at() : caller.created();
        CallId made = CallId.of(context.ownership().origin().asteriskId(), caller.id(), created);
        return latestCalls().getOrDefault(made.channelHash(), made);
    }

    private Map<UUID, CallId> latestCalls() {
        Map<UUID, CallId> known = latest;
        if (known == null) {
            known = new HashMap<>();
            for (CallId call : legs().keySet()) {
                known.merge(call.channelHash(), call, ListedChannels::later);
            }
            latest = known;
        }
        return known;
    }

    private static CallId later(CallId one, CallId other) {
        return one.value().compareTo(other.value()) < 0 ? other : one;
    }
}
