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
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallState;
import io.github.ariadne4j.callflow.machine.FoundCall;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up the calls that an earlier life of the application left in Asterisk. One look at a time. */
final class TakeUp {
    /** Where nobody knows until when a call was watched: all that bounds its end is what its session tells. */
    static final Instant NOBODY_WATCHED = Instant.EPOCH;

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
        Map<CallId, SortedMap<Integer, Channel>> known = legs;
        if (known == null) {
            known = view.legs(context.tenure().origin().application());
            legs = known;
        }
        return known.getOrDefault(call, new TreeMap<>());
    }

    /** Recovers the call of a session; a session that cannot be used stops no other. */
    void session(CallSession session) {
        try {
            takeUp(session);
        } catch (RuntimeException e) {
            LOG.error("call {} cannot be recovered; please report this", session.id(), e);
        }
    }

    private void takeUp(CallSession session) {
        ChannelId caller = session.call().channel();
        SortedMap<Integer, Channel> found = legsOf(session.id());
        FoundCall left = found(session.call(), session.timeline().started(), found);
        CallFacts facts = CallFacts.resumed(session, left, context.tenure().epoch(), policy);
        List<ChannelId> channels = found.values().stream().map(Channel::id).toList();
        CallActor actor = context.recovered(facts, channels);
        if (!context.directory().enter(caller, CallDirectory.LegAddress.there(actor, 0))) {
            return;
        }
        found.forEach((attempt, channel) ->
                context.directory().enter(channel.id(), CallDirectory.LegAddress.there(actor, attempt)));
        context.calls().started(session.id(), actor);
        context.ports().hooks().takenUp(session.call());
        LOG.debug("call {} of an earlier life is taken up: {}", session.id(), left);
        actor.resume(() -> CallState.resume(facts, session, left, view.at()));
    }

    private FoundCall found(IncomingCall call, Instant started, SortedMap<Integer, Channel> found) {
        SortedMap<Integer, FoundCall.FoundLeg> states = new TreeMap<>();
        found.forEach((attempt, channel) -> states.put(attempt, FoundCall.FoundLeg.of(channel, view.at())));
        ChannelState caller = stateOf(call.channel());
        return new FoundCall(
                caller,
                states,
                members(new CallIds(context.tenure().origin().application(), call.id()).bridge()),
                lastSeen,
                caller == null && found.isEmpty() && beganBeforeAsterisk(started));
    }

    /** Proves nothing of a call that is there: somebody may have set the clock since Asterisk was started. */
    private boolean beganBeforeAsterisk(Instant started) {
        Instant asteriskStarted = view.startedAt();
        return asteriskStarted != null && started.isBefore(asteriskStarted);
    }

    private @Nullable ChannelState stateOf(ChannelId channel) {
        Channel found = view.channels().get(channel);
        return found == null ? null : found.state();
    }

    private @Nullable Set<ChannelId> members(BridgeId id) {
        AsteriskView.CallBridge found = view.bridges().get(id);
        return found == null ? null : Set.copyOf(found.bridge().channels());
    }

    /** The callers in the application of whom there is no session, and whom no call knows. */
    List<Channel> callersWithout(Set<CallId> sessions) {
        List<Channel> callers = new ArrayList<>();
        for (Channel channel : view.channels().values()) {
            if (isUnknown(channel)
                    && !sessions.contains(idOf(channel))
                    && roleOf(channel).beginsCall()) {
                callers.add(channel);
            }
        }
        return callers;
    }

    /** Whether it is in the application and neither a call has it, nor is it known to begin none. */
    boolean isUnknown(Channel channel) {
        return inStasis(channel)
                && !context.directory().knewSinceLook(channel.id())
                && !context.choices().isUnderWay(channel.id())
                && !context.foreign().contains(channel.id());
    }

    /** What a channel in the list is. */
    ChannelRole roleOf(Channel channel) {
        CallId bridged = bridgedCalls().get(channel.id());
        return roles.listed(channel, bridged != null && !bridged.equals(idOf(channel)));
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

    /** An application may be subscribed to channels that are elsewhere in the dialplan. */
    private static boolean inStasis(Channel channel) {
        return channel.dialplan().appName().equals("Stasis");
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
                Map.of("rebuilt", "its session was lost"),
                false,
                null);
    }

    private CallId idOf(Channel caller) {
        return CallId.of(context.tenure().origin().asteriskId(), caller.id());
    }
}
