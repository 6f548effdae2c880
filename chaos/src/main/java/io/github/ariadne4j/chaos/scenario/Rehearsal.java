package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Callers;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A few calls without faults: collects the requests that the application sends because of them, without its periodic ones. */
final class Rehearsal {
    private static final Duration IDLE = Duration.ofSeconds(3);

    /** With the last one, the client finds out whether its user may write: Asterisk has no such operation (405). */
    private static final Set<String> QUESTIONS = Set.of("SELECT", "frame", "DELETE asterisk/info");

    private Rehearsal() {}

    /** The kinds of requests that change something, for each proxy, in the order of their first occurrence. */
    static Map<FaultProxy, List<String>> effects(World world, FaultProxy... ways) {
        List<FaultProxy> watched = List.of(ways);
        List<Integer> start = seenOn(watched);
        Await.pass(IDLE);
        List<Integer> idle = seenOn(watched);
        Callers callerEnds = world.place(Order.of(CallKind.TALKS, 2, 1, Duration.ofSeconds(1)));
        Callers calleeEnds = world.place(Order.of(CallKind.CALLEE_ENDS, 1, 1, Duration.ofSeconds(1)));
        callerEnds.await(Duration.ofSeconds(60));
        calleeEnds.await(Duration.ofSeconds(60));
        Await.that(Duration.ofSeconds(10), () -> world.residue().isEmpty());

        Map<FaultProxy, List<String>> effects = new LinkedHashMap<>();
        for (int i = 0; i < watched.size(); i++) {
            List<String> seen = watched.get(i).kinds();
            Set<String> kinds = new LinkedHashSet<>(seen.subList(idle.get(i), seen.size()));
            kinds.removeAll(Set.copyOf(seen.subList(start.get(i), idle.get(i))));
            kinds.removeIf(Rehearsal::changesNothing);
            effects.put(watched.get(i), List.copyOf(kinds));
        }
        return effects;
    }

    private static List<Integer> seenOn(List<FaultProxy> ways) {
        return ways.stream().map(way -> way.kinds().size()).toList();
    }

    static boolean changesNothing(String kind) {
        return kind.startsWith("GET ") || QUESTIONS.contains(kind);
    }
}
