package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.SippCallers;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A few calls without faults: collects the requests that the application sends because of them, without its periodic ones. */
public final class RequestRehearsal {
    private static final Duration IDLE = Duration.ofSeconds(3);

    /** With the last one, the client finds out whether its user may write: Asterisk has no such operation (405). */
    private static final Set<String> QUESTIONS = Set.of("SELECT", "frame", "DELETE asterisk/info");

    private RequestRehearsal() {}

    /** The kinds of requests that change something, for each proxy, in the order of their first occurrence. */
    public static Map<FaultProxy, List<String>> effects(TestBed testBed, FaultProxy... ways) {
        List<FaultProxy> watched = List.of(ways);
        List<Integer> start = seenOn(watched);
        Await.pass(IDLE);
        List<Integer> idle = seenOn(watched);
        SippCallers callerEnds = testBed.place(CallLoad.of(CallKind.TALKS, 2, 1, Duration.ofSeconds(1)));
        SippCallers calleeEnds = testBed.place(CallLoad.of(CallKind.CALLEE_ENDS, 1, 1, Duration.ofSeconds(1)));
        callerEnds.await(Duration.ofSeconds(60));
        calleeEnds.await(Duration.ofSeconds(60));
        Await.that(Duration.ofSeconds(10), () -> testBed.residue().isEmpty());

        Map<FaultProxy, List<String>> effects = new LinkedHashMap<>();
        for (int i = 0; i < watched.size(); i++) {
            List<String> seen = watched.get(i).kinds();
            Set<String> kinds = new LinkedHashSet<>(seen.subList(idle.get(i), seen.size()));
            kinds.removeAll(Set.copyOf(seen.subList(start.get(i), idle.get(i))));
            kinds.removeIf(RequestRehearsal::changesNothing);
            effects.put(watched.get(i), List.copyOf(kinds));
        }
        return effects;
    }

    private static List<Integer> seenOn(List<FaultProxy> ways) {
        return ways.stream().map(way -> way.kinds().size()).toList();
    }

    /** Whether a request of this kind only reads. */
    public static boolean changesNothing(String kind) {
        return kind.startsWith("GET ") || QUESTIONS.contains(kind);
    }
}
