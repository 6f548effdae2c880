package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.RouteAttempt;
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
 * @param attempts every target tried, in order
 * @param notes what the flow wants in the CDR
 */
record CallData(
        CallFacts facts,
        CallTimeline timeline,
        CallerProgress caller,
        SortedMap<Integer, LegProgress> legs,
        BridgeUse bridge,
        List<RouteAttempt> attempts,
        Map<String, String> notes) {
    static CallData of(CallFacts facts, Instant startedAt) {
        return new CallData(
                facts,
                CallTimeline.startedAt(startedAt),
                CallerProgress.WAITING,
                new TreeMap<>(),
                BridgeUse.NONE,
                List.of(),
                Map.of());
    }

    CallData timeline(CallTimeline changed) {
        return new CallData(facts, changed, caller, legs, bridge, attempts, notes);
    }

    CallData caller(CallerProgress changed) {
        return new CallData(facts, timeline, changed, legs, bridge, attempts, notes);
    }

    CallData bridge(BridgeUse changed) {
        return new CallData(facts, timeline, caller, legs, changed, attempts, notes);
    }

    CallData note(String name, String value) {
        Map<String, String> more = new HashMap<>(notes);
        more.put(name, value);
        return new CallData(facts, timeline, caller, legs, bridge, attempts, Map.copyOf(more));
    }

    /** A target is tried: the number of the attempt is how many there are then. */
    CallData attempt(DialTarget target, Instant at) {
        List<RouteAttempt> more = new ArrayList<>(attempts);
        more.add(new RouteAttempt(target.endpoint(), at, null, null));
        return new CallData(facts, timeline, caller, legs, bridge, List.copyOf(more), notes)
                .leg(more.size(), leg -> LegProgress.REQUESTED);
    }

    CallData attemptEnded(int attempt, HangupCause cause, @Nullable Integer sipStatus) {
        List<RouteAttempt> changed = new ArrayList<>(attempts);
        changed.set(attempt - 1, attempted(attempt, cause, sipStatus));
        return new CallData(facts, timeline, caller, legs, bridge, List.copyOf(changed), notes);
    }

    private RouteAttempt attempted(int attempt, HangupCause cause, @Nullable Integer sipStatus) {
        RouteAttempt open = attempts.get(attempt - 1);
        return new RouteAttempt(open.endpoint(), open.started(), cause, sipStatus);
    }

    @Nullable LegProgress leg(int attempt) {
        return legs.get(attempt);
    }

    /** A leg came further; one that is not known (any more) is taken in, since it shows that it is there. */
    CallData leg(int attempt, UnaryOperator<LegProgress> change) {
        SortedMap<Integer, LegProgress> changed = new TreeMap<>(legs);
        changed.put(attempt, change.apply(changed.getOrDefault(attempt, LegProgress.REQUESTED)));
        return new CallData(facts, timeline, caller, changed, bridge, attempts, notes);
    }

    /** A leg came further, if it is known. */
    CallData knownLeg(int attempt, UnaryOperator<LegProgress> change) {
        return legs.containsKey(attempt) ? leg(attempt, change) : this;
    }

    CallData withoutLeg(int attempt) {
        SortedMap<Integer, LegProgress> changed = new TreeMap<>(legs);
        changed.remove(attempt);
        return new CallData(facts, timeline, caller, changed, bridge, attempts, notes);
    }

    boolean answered() {
        return timeline.answered() != null;
    }
}
