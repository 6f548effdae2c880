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
     */
    record Kept(Map<String, String> data, Map<String, String> notes) {
        static final Kept NOTHING = new Kept(Map.of(), Map.of());

        Kept note(String name, String value) {
            return new Kept(data, with(notes, name, value));
        }

        Kept data(String name, String value) {
            return new Kept(with(data, name, value), notes);
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

    CallData timeline(CallTimeline changed) {
        return new CallData(facts, changed, caller, legs, bridge, attempts, kept);
    }

    CallData caller(CallerProgress changed) {
        return new CallData(facts, timeline, changed, legs, bridge, attempts, kept);
    }

    CallData bridge(BridgeUse changed) {
        return new CallData(facts, timeline, caller, legs, changed, attempts, kept);
    }

    CallData note(String name, String value) {
        return new CallData(facts, timeline, caller, legs, bridge, attempts, kept.note(name, value));
    }

    /** A target is tried; its number goes on from what earlier lives may have used. */
    CallData attempt(DialTarget target, Instant at) {
        List<RouteAttempt> more = new ArrayList<>(attempts);
        more.add(new RouteAttempt(target.endpoint(), at, null, null));
        return new CallData(facts, timeline, caller, legs, bridge, List.copyOf(more), kept)
                .leg(number(more.size()), leg -> LegProgress.REQUESTED);
    }

    CallData attemptEnded(int attempt, HangupCause cause, @Nullable Integer sipStatus) {
        List<RouteAttempt> changed = new ArrayList<>(attempts);
        int index = attempt - number(1);
        changed.set(index, attempted(index, cause, sipStatus));
        return new CallData(facts, timeline, caller, legs, bridge, List.copyOf(changed), kept);
    }

    private RouteAttempt attempted(int index, HangupCause cause, @Nullable Integer sipStatus) {
        RouteAttempt open = attempts.get(index);
        return new RouteAttempt(open.endpoint(), open.started(), cause, sipStatus);
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
        return number(attempts.size());
    }

    private int number(int count) {
        return facts.owner().attemptsBefore() + count;
    }

    /** What is written down of the call while it lives. */
    CallSession session() {
        return new CallSession(
                facts.origin(), facts.owner(), facts.call(), timeline, attempts, kept.data(), kept.notes(), null);
    }

    boolean answered() {
        return timeline.answered() != null;
    }
}
