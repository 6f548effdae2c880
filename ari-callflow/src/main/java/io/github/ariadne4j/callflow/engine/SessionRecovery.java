package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.actor.TransferLinks;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.channel.ChannelRoles;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.engine.listing.AsteriskView;
import io.github.ariadne4j.callflow.engine.listing.ListedCall;
import io.github.ariadne4j.callflow.engine.listing.ListedChannels;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recovers the calls that an earlier instance of the application left in Asterisk. One look at a time. */
final class SessionRecovery {
    /** Where it is not known until when a call was watched: only its session bounds its end. */
    static final Instant UNWATCHED = Instant.EPOCH;

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecovery.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final AsteriskView view;
    private final Instant lastSeen;
    private final Set<ChannelId> undialled;
    private final Set<CallId> stored;
    private final ListedChannels listed;

    /** The members of the bridges of each call; null until a call is recovered. */
    private @Nullable Map<CallId, Map<BridgeKey, Set<ChannelId>>> bridges;

    /** The states of all channels; null until a call is recovered. */
    private @Nullable Map<ChannelId, ChannelState> states;

    /**
     * From what was seen.
     *
     * @param context what calls share
     * @param policy how they behave
     * @param view what Asterisk holds
     * @param lastSeen until when the calls were watched
     * @param undialled the channels of legs that are known not to have been dialled
     * @param stored the calls whose sessions the store has, live ones only
     */
    SessionRecovery(
            EngineContext context,
            CallFacts.Policy policy,
            AsteriskView view,
            Instant lastSeen,
            Set<ChannelId> undialled,
            Set<CallId> stored) {
        this.context = context;
        this.policy = policy;
        this.view = view;
        this.lastSeen = lastSeen;
        this.undialled = undialled;
        this.stored = stored;
        this.listed = new ListedChannels(context, view);
    }

    ListedChannels listed() {
        return listed;
    }

    /** Once all calls are recovered: those that are in a room go on in it. */
    void rooms() {
        context.rooms().recovered(view.roomBridges(), view.at());
    }

    /** When the look began from which calls are recovered. */
    Instant asOf() {
        return view.at();
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
     * already, the session is of an earlier passage of that channel: what is left of it is cleaned up, and its end recorded. If
     * a transfer linked it with a call that was recovered before, both are written in one step.
     */
    void session(CallSession session) {
        try {
            context.writes().together(() -> recover(session));
        } catch (RuntimeException e) {
            LOG.error("call {} cannot be recovered; please report this", session.id(), e);
        }
    }

    private void recover(CallSession session) {
        if (context.calls().lives(session.id())) {
            return;
        }
        CallFacts facts = new CallFacts(
                session.call(), session.origin(), context.ownership().epoch(), policy);
        CallModel stored = stored(session, facts);
        ChannelId caller = callerOf(stored);
        LegAddress holder = context.directory().find(caller);
        RecoveryEvidence found = found(stored, caller, holder);
        CallActor actor = context.recovered(facts, stored);
        if (holder == null && !session.call().isOutbound()) {
            context.directory().enter(caller, LegAddress.caller(actor, entryOf(session)));
        }
        context.calls().started(session.id(), actor);
        context.ports().hooks().recovered(session.call());
        countHops(stored);
        LOG.debug("call {} of an earlier instance is recovered: {}", session.id(), stored);
        actor.recover(() -> {
            CallTransition recovered = context.machine().recover(facts, stored, found);
            context.directory().enter(actor, recovered.next());
            link(actor, recovered.next());
            return recovered;
        });
    }

    /** A leg that leads back is known again by its channel, which the list shows. */
    private void countHops(CallModel call) {
        CallId id = call.facts().id();
        context.gates().hops().began(id, call.facts().hops());
        listed.legsOf(id).values().forEach(leg -> context.gates().hops().entered(leg, id));
    }

    /** Which calls a transfer connects may not have been written. */
    private void link(CallActor actor, CallModel call) {
        TransferLinks transfers = context.directory().transfers();
        for (Leg leg : call.legs()) {
            Channel listed = leg.isReleased() ? null : view.channels().get(leg.channel());
            if (listed != null && !leg.replaced().isEmpty()) {
                transfers.tookPlace(actor, leg.id(), leg.channel(), listed.name(), view.at());
            } else if (listed != null && !leg.isCreated()) {
                transfers.began(actor, leg.channel(), listed.name(), view.at());
            }
        }
    }

    /** The call as it was written; of a session of another version only the caller's entry is read. */
    private CallModel stored(CallSession session, CallFacts facts) {
        try {
            CallModel known = CallSessions.model(session, facts);
            if (known != null) {
                return known;
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("the session of call {} is not understood; it goes on as far as Asterisk tells", session.id(), e);
        }
        return new ListedCall(facts, view, listed.legsOf(session.id()))
                .model(session.timeline().started());
    }

    private static ChannelId callerOf(CallModel call) {
        Leg caller = call.caller();
        return caller == null ? call.facts().call().channel() : caller.channel();
    }

    /** When the caller entered the application, by its event; null if there was none. */
    private static @Nullable Instant entryOf(CallSession session) {
        return session.state() == null ? null : session.timeline().started();
    }

    /**
     * The channels and bridges of a call in Asterisk.
     *
     * @param holder the call that has the caller's channel by now: a later one, so that this call no longer has a caller
     */
    private RecoveryEvidence found(CallModel call, ChannelId caller, @Nullable LegAddress holder) {
        CallId id = call.facts().call().id();
        Map<LegId, ChannelId> created = new HashMap<>();
        listed.legsOf(id).forEach((leg, channel) -> created.put(leg, channel.id()));
        boolean lost = holder == null
                && created.isEmpty()
                && !isListed(call)
                && beganBeforeAsterisk(call.times().started());
        Map<BridgeKey, Set<ChannelId>> members = bridges().getOrDefault(id, Map.of());
        return new RecoveryEvidence(
                channels(call, holder == null ? null : caller),
                created,
                members,
                replacements(members.values()),
                undialled,
                lost,
                lastSeen,
                view.at(),
                holder == null ? view.at() : endOfPassage(call, holder),
                isOriginated(call));
    }

    /** Whether the outbound call that the flow was about to begin was written, or has a channel. */
    private boolean isOriginated(CallModel call) {
        Journal journal = call.flow().journal();
        JournalEntry open = journal == null ? null : journal.open();
        if (open == null || open.kind() != StepKind.ORIGINATE || open.operation() == null) {
            return false;
        }
        CallId id = CallId.parse(open.operation());
        return stored.contains(id)
                || context.calls().lives(id)
                || !listed.legsOf(id).isEmpty();
    }

    private Map<ChannelId, Replacement> replacements(Collection<Set<ChannelId>> bridges) {
        Map<ChannelId, Replacement> replacements = new HashMap<>();
        for (Set<ChannelId> members : bridges) {
            for (ChannelId member : members) {
                Channel listed = view.channels().get(member);
                if (listed != null) {
                    replacements.put(member, ChannelRoles.listedReplacementBy(listed));
                }
            }
        }
        return replacements;
    }

    private boolean isListed(CallModel call) {
        for (Leg leg : call.legs()) {
            if (states().containsKey(leg.channel())) {
                return true;
            }
        }
        return false;
    }

    /** All channels but those that are another call's by now. */
    private Map<ChannelId, ChannelState> channels(CallModel call, @Nullable ChannelId lost) {
        Set<ChannelId> others = new HashSet<>();
        if (lost != null) {
            others.add(lost);
        }
        String application = context.ownership().origin().application();
        for (Leg leg : call.legs()) {
            Channel listed = view.channels().get(leg.channel());
            boolean createdByUs = leg.isCreated() && leg.replaced().isEmpty();
            if (listed != null && createdByUs && StasisPosition.cameBack(application, listed)) {
                others.add(leg.channel());
            }
        }
        if (others.isEmpty()) {
            return states();
        }
        Map<ChannelId, ChannelState> left = new HashMap<>(states());
        left.keySet().removeAll(others);
        return left;
    }

    private Map<ChannelId, ChannelState> states() {
        Map<ChannelId, ChannelState> known = states;
        if (known == null) {
            known = view.states();
            states = known;
        }
        return known;
    }

    private Map<CallId, Map<BridgeKey, Set<ChannelId>>> bridges() {
        Map<CallId, Map<BridgeKey, Set<ChannelId>>> known = bridges;
        if (known == null) {
            known = new HashMap<>();
            for (AsteriskView.CallBridge bridge : view.bridges().values()) {
                known.computeIfAbsent(bridge.key().call(), id -> new HashMap<>())
                        .put(bridge.key(), Set.copyOf(bridge.bridge().channels()));
            }
            bridges = known;
        }
        return known;
    }

    /** A passage is over when the channel's next one begins, which may be known to the millisecond. */
    private Instant endOfPassage(CallModel earlier, LegAddress later) {
        Instant next = later.since();
        if (next == null || next.isBefore(earlier.times().started()) || next.isAfter(view.at())) {
            return view.at();
        }
        return next;
    }

    /** Proves nothing of a call that is there: the clock may have been set since Asterisk was started. */
    private boolean beganBeforeAsterisk(Instant started) {
        Instant asteriskStarted = view.startedAt();
        return asteriskStarted != null && started.isBefore(asteriskStarted);
    }

    /** Recovers a call whose session is lost, as far as Asterisk's lists show it. */
    void withoutSession(Channel caller) {
        session(rebuilt(caller));
    }

    private CallSession rebuilt(Channel caller) {
        Instant started = caller.created() == null ? view.at() : caller.created();
        IncomingCall call = IncomingCall.of(listed.idOf(caller), caller, StasisPosition.argsOf(caller));
        return new CallSession(
                context.ownership().origin(),
                CallSession.Owner.first(context.ownership().epoch()),
                call,
                CallTimeline.startedAt(started),
                null,
                List.of(),
                Map.of(),
                null);
    }
}
