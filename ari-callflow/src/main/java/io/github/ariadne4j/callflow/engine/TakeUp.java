package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.channel.ChannelRoles;
import io.github.ariadne4j.callflow.engine.CallDirectory.LegAddress;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallState;
import io.github.ariadne4j.callflow.machine.FoundCall;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up the calls that an earlier life of the application left in Asterisk. One look at a time. */
final class TakeUp {
    /** Where nobody knows until when a call was watched: all that bounds its end is what its session tells. */
    static final Instant NOBODY_WATCHED = Instant.EPOCH;

    /** Marks a session whose times are those of the channel. */
    private static final String REBUILT = "rebuilt";

    private static final Logger LOG = LoggerFactory.getLogger(TakeUp.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final AsteriskView view;
    private final Instant lastSeen;

    /** Of all calls; null until a call is recovered: most looks recover none, and this takes a while where many calls live. */
    private @Nullable Map<CallId, SortedMap<Integer, Channel>> legs;

    /** In whose bridge each channel is; null until a channel is asked about. */
    private @Nullable Map<ChannelId, CallId> bridged;

    private final ChannelRoles roles;

    /** By the hash of their channel; null until a caller without a session is looked at. */
    private @Nullable Map<UUID, CallId> latest;

    /**
     * From what was seen.
     *
     * @param context what calls share
     * @param policy how they behave
     * @param view what Asterisk holds
     * @param lastSeen until when somebody watched the calls
     */
    TakeUp(EngineContext context, CallFacts.Policy policy, AsteriskView view, Instant lastSeen) {
        this.context = context;
        this.policy = policy;
        this.view = view;
        this.lastSeen = lastSeen;
        this.roles = new ChannelRoles(context.tenure().origin().application());
    }

    private SortedMap<Integer, Channel> legsOf(CallId call) {
        return legs().getOrDefault(call, new TreeMap<>());
    }

    private Map<CallId, SortedMap<Integer, Channel>> legs() {
        Map<CallId, SortedMap<Integer, Channel>> known = legs;
        if (known == null) {
            known = view.legs(context.tenure().origin().application());
            legs = known;
        }
        return known;
    }

    /** The sessions in the order in which they are to be recovered: of several of one channel, the last passage first. */
    static List<CallSession> newestFirst(List<CallSession> sessions) {
        return sessions.stream()
                .sorted(Comparator.comparing(
                                (CallSession session) -> session.timeline().started())
                        .reversed())
                .toList();
    }

    /**
     * Recovers the call of a session; a session that cannot be used stops no other. If the caller's channel is in another call
     * already, the session is of an earlier passage of that channel: what is left of it is cleaned up, and its end recorded.
     */
    void session(CallSession session) {
        try {
            takeUp(session);
        } catch (RuntimeException e) {
            LOG.error("call {} cannot be recovered; please report this", session.id(), e);
        }
    }

    private void takeUp(CallSession session) {
        if (context.calls().lives(session.id())) {
            return;
        }
        ChannelId caller = session.call().channel();
        LegAddress holder = context.directory().find(caller);
        boolean earlier = holder != null;
        SortedMap<Integer, Channel> found = legsOf(session.id());
        FoundCall left = found(session, earlier, found);
        CallFacts facts = CallFacts.resumed(session, left, context.tenure().epoch(), policy);
        List<ChannelId> channels = found.values().stream().map(Channel::id).toList();
        CallActor actor = context.recovered(facts, channels);
        if (!earlier) {
            context.directory().enter(caller, LegAddress.caller(actor, entryOf(session)));
        }
        found.forEach((attempt, channel) -> context.directory().enter(channel.id(), LegAddress.there(actor, attempt)));
        context.calls().started(session.id(), actor);
        context.ports().hooks().takenUp(session.call());
        LOG.debug("call {} of an earlier life is taken up: {}", session.id(), left);
        Instant at = holder == null ? view.at() : endOfPassage(session, holder);
        actor.resume(() -> CallState.resume(facts, session, left, at));
    }

    /** When the caller entered the application, as an event told; null if none did. */
    private static @Nullable Instant entryOf(CallSession session) {
        return session.notes().containsKey(REBUILT) ? null : session.timeline().started();
    }

    /** A passage is over when the channel's next one begins, which may be known to the millisecond. */
    private Instant endOfPassage(CallSession earlier, LegAddress later) {
        Instant next = later.since();
        if (next == null || next.isBefore(earlier.timeline().started()) || next.isAfter(view.at())) {
            return view.at();
        }
        return next;
    }

    /** @param earlier whether the channel is the caller of a later call: this call has none any more */
    private FoundCall found(CallSession session, boolean earlier, SortedMap<Integer, Channel> found) {
        SortedMap<Integer, FoundCall.FoundLeg> states = new TreeMap<>();
        found.forEach((attempt, channel) -> states.put(attempt, FoundCall.FoundLeg.of(channel, view.at())));
        ChannelState caller = earlier ? null : stateOf(session.call().channel());
        return new FoundCall(
                caller,
                states,
                members(new CallIds(context.tenure().origin().application(), session.id()).bridge()),
                lastSeen,
                caller == null
                        && !earlier
                        && found.isEmpty()
                        && beganBeforeAsterisk(session.timeline().started()));
    }

    /** Proves nothing of a call that is there: somebody may have set the clock since Asterisk was started. */
    private boolean beganBeforeAsterisk(Instant started) {
        Instant asteriskStarted = view.startedAt();
        return asteriskStarted != null && started.isBefore(asteriskStarted);
    }

    private @Nullable ChannelState stateOf(ChannelId channel) {
        Channel found = view.channels().get(channel);
        return found == null || AsteriskView.isElsewhere(found) ? null : found.state();
    }

    private @Nullable Set<ChannelId> members(BridgeId id) {
        AsteriskView.CallBridge found = view.bridges().get(id);
        return found == null ? null : Set.copyOf(found.bridge().channels());
    }

    /** The callers in the application whom no call knows, and who are in none of these sessions. */
    List<Channel> callersWithout(Set<ChannelId> callersOfSessions) {
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
    boolean isUnknown(Channel channel) {
        return AsteriskView.inStasis(channel)
                && !context.directory().knewSinceLook(channel.id())
                && !context.choices().isUnderWay(channel.id())
                && !context.foreign().contains(channel.id());
    }

    /** What a channel in the list is. */
    ChannelRole roleOf(Channel channel) {
        CallId bridged = bridgedCalls().get(channel.id());
        return roles.listed(
                channel,
                Newcomers.argsOf(channel),
                bridged != null && !bridged.channelHash().equals(idOf(channel).channelHash()));
    }

    private Map<ChannelId, CallId> bridgedCalls() {
        Map<ChannelId, CallId> known = bridged;
        if (known == null) {
            known = new HashMap<>();
            for (AsteriskView.CallBridge bridge : view.bridges().values()) {
                for (ChannelId member : bridge.bridge().channels()) {
                    known.put(member, bridge.call());
                }
            }
            bridged = known;
        }
        return known;
    }

    /** Whether both sides of a call talk, so that nothing but taking it up may be done to it. */
    boolean talks(Channel caller) {
        SortedMap<Integer, Channel> found = legsOf(idOf(caller));
        return caller.state() == ChannelState.UP
                && found.values().stream().anyMatch(leg -> leg.state() == ChannelState.UP);
    }

    /** A call whose session is lost, as far as Asterisk alone can tell of it. */
    CallSession rebuilt(Channel caller) {
        Instant started = caller.created() == null ? view.at() : caller.created();
        IncomingCall call = IncomingCall.of(idOf(caller), caller, Newcomers.argsOf(caller));
        return new CallSession(
                context.tenure().origin(),
                CallSession.Owner.first(context.tenure().epoch()),
                call,
                CallTimeline.startedAt(started),
                List.of(),
                Map.of(),
                Map.of(REBUILT, "its session was lost"),
                false,
                null);
    }

    /**
     * The id of the call of a caller who is known from a list alone: that of the legs that its channel has, of its last passage if
     * there are several; else one with the time at which the channel was created.
     */
    CallId idOf(Channel caller) {
        Instant created = caller.created() == null ? view.at() : caller.created();
        CallId made = CallId.of(context.tenure().origin().asteriskId(), caller.id(), created);
        return latestCalls().getOrDefault(made.channelHash(), made);
    }

    private Map<UUID, CallId> latestCalls() {
        Map<UUID, CallId> known = latest;
        if (known == null) {
            known = new HashMap<>();
            for (CallId call : legs().keySet()) {
                known.merge(call.channelHash(), call, TakeUp::later);
            }
            latest = known;
        }
        return known;
    }

    private static CallId later(CallId one, CallId other) {
        return one.value().compareTo(other.value()) < 0 ? other : one;
    }
}
