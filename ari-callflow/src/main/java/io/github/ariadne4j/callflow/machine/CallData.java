package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call, whatever state it is in.
 *
 * @param facts what does not change
 * @param timeline when what happened
 * @param caller leg A
 * @param legs the legs B that may still be there, by attempt
 * @param bridge the bridge
 * @param attempts every target that this life tried, in order
 * @param kept what the flow keeps with the call, and wants in the CDR
 */
record CallData(
        CallFacts facts,
        CallTimeline timeline,
        CallerProgress caller,
        SortedMap<Integer, LegProgress> legs,
        BridgeUse bridge,
        List<RouteAttempt> attempts,
        Kept kept) {
    /**
     * What the flow gave us to keep.
     *
     * @param data for itself
     * @param notes for the CDR
     * @param served whether it did something for the caller itself
     */
    record Kept(Map<String, String> data, Map<String, String> notes, boolean served) {
        static final Kept NOTHING = new Kept(Map.of(), Map.of(), false);

        Kept note(String name, String value) {
            return new Kept(data, with(notes, name, value), served);
        }

        Kept data(String name, String value) {
            return new Kept(with(data, name, value), notes, served);
        }

        Kept withService() {
            return new Kept(data, notes, true);
        }

        private static Map<String, String> with(Map<String, String> known, String name, String value) {
            Map<String, String> more = new HashMap<>(known);
            more.put(name, value);
            return Map.copyOf(more);
        }
    }

    static CallData of(CallFacts facts, Instant startedAt) {
        return new CallData(
                facts,
                CallTimeline.startedAt(startedAt),
                CallerProgress.WAITING,
                new TreeMap<>(),
                BridgeUse.NONE,
                List.of(),
                Kept.NOTHING);
    }

    /** What an earlier life left of a call. */
    static CallData left(CallFacts facts, Remains remains) {
        FoundCall found = remains.found();
        CallSession session = remains.session();
        SortedMap<Integer, LegProgress> legs = new TreeMap<>();
        found.legs().forEach((attempt, leg) -> legs.put(attempt, LegProgress.found(leg.state())));
        return new CallData(
                facts,
                session.timeline(),
                CallerProgress.found(found.caller(), found.inBridge(facts.call().channel())),
                legs,
                found.bridge() == null ? BridgeUse.NONE : BridgeUse.READY,
                remains.attempts(),
                new Kept(session.data(), session.notes(), session.served()));
    }

    CallData timeline(CallTimeline changed) {
        return new CallData(facts, changed, caller, legs, bridge, attempts, kept);
    }

    CallData caller(CallerProgress changed) {
        return new CallData(facts, timeline, changed, legs, bridge, attempts, kept);
    }

    CallData bridge(BridgeUse changed) {
        return new CallData(facts, timeline, caller, legs, changed, attempts, kept);
    }

    CallData keep(String name, String value, boolean inCdr) {
        Kept more = kept.data(name, value);
        Kept all = inCdr ? more.note(name, value) : more;
        return new CallData(facts, timeline, caller, legs, bridge, attempts, all);
    }

    CallData note(String name, String value) {
        return new CallData(facts, timeline, caller, legs, bridge, attempts, kept.note(name, value));
    }

    /** The flow did something for the caller. */
    CallData withService() {
        return new CallData(facts, timeline, caller, legs, bridge, attempts, kept.withService());
    }

    /** A target is tried; its number was used neither in this life nor in an earlier one. */
    CallData attempt(DialTarget target, Instant at) {
        CallFacts numbered = facts.numberingNextAfter(attempts.size());
        int number = numbered.owner().attemptsBefore() + attempts.size() + 1;
        List<RouteAttempt> more = new ArrayList<>(attempts);
        more.add(RouteAttempt.begun(target.endpoint(), number, at));
        CallData tried = new CallData(numbered, timeline, caller, legs, bridge, List.copyOf(more), kept);
        return tried.leg(tried.lastAttempt(), leg -> LegProgress.REQUESTED);
    }

    /** The last attempt has come to its end. */
    CallData attemptEnded(HangupCause cause, @Nullable Integer sipStatus, Instant at) {
        return changedLast(open -> open.endedBy(cause, sipStatus, at));
    }

    /** The last target rings. */
    CallData ringing(Instant at) {
        CallData known = changedLast(open -> open.at(open.times().ringingAt(at)));
        return known.timeline(timeline.ringingAt(at));
    }

    /** The last target answered. */
    CallData calleeAnswered(Instant at) {
        CallData known = changedLast(open -> open.at(open.times().answeredAt(at)));
        return known.timeline(timeline.calleeAnsweredAt(at));
    }

    CallData callerAnswered(Instant at) {
        return timeline(timeline.callerAnsweredAt(at));
    }

    private CallData changedLast(UnaryOperator<RouteAttempt> change) {
        if (attempts.isEmpty()) {
            return this;
        }
        List<RouteAttempt> changed = new ArrayList<>(attempts);
        int last = changed.size() - 1;
        changed.set(last, change.apply(changed.get(last)));
        return new CallData(facts, timeline, caller, legs, bridge, List.copyOf(changed), kept);
    }

    @Nullable LegProgress leg(int attempt) {
        return legs.get(attempt);
    }

    /** A leg came further; one that is not known (any more) is taken in, since it shows that it is there. */
    CallData leg(int attempt, UnaryOperator<LegProgress> change) {
        SortedMap<Integer, LegProgress> changed = new TreeMap<>(legs);
        changed.put(attempt, change.apply(changed.getOrDefault(attempt, LegProgress.REQUESTED)));
        return new CallData(facts, timeline, caller, changed, bridge, attempts, kept);
    }

    /** A leg came further, if it is known. */
    CallData knownLeg(int attempt, UnaryOperator<LegProgress> change) {
        return legs.containsKey(attempt) ? leg(attempt, change) : this;
    }

    CallData withoutLeg(int attempt) {
        SortedMap<Integer, LegProgress> changed = new TreeMap<>(legs);
        changed.remove(attempt);
        return new CallData(facts, timeline, caller, changed, bridge, attempts, kept);
    }

    /** The number of the last attempt. */
    int lastAttempt() {
        return facts.owner().attemptsBefore() + attempts.size();
    }

    /** What is written down of the call while it lives. */
    CallSession session() {
        return new CallSession(
                facts.origin(),
                facts.owner(),
                facts.call(),
                timeline,
                attempts,
                kept.data(),
                kept.notes(),
                kept.served(),
                null);
    }

    /** Whether the caller is known to have been answered, and to have got something for it: a callee, or service by the flow. */
    boolean connectedOrServed() {
        boolean callerAnswered = caller.up() || timeline.callerAnswered() != null;
        return callerAnswered && (timeline.calleeAnswered() != null || kept.served());
    }

    /**
     * The same where what the caller came to was not seen: a callee that answered counts as connected, as the caller is answered at
     * once then.
     */
    boolean mayHaveBeenConnected() {
        return timeline.calleeAnswered() != null || (kept.served() && timeline.callerAnswered() != null);
    }
}
