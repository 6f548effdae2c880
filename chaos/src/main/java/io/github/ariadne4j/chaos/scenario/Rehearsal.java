package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.fault.FaultProxy;
import io.github.ariadne4j.chaos.fault.Request;
import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A few calls with nothing wrong: what the application asks of a server because of them, and not by the way. */
final class Rehearsal {
    private static final Duration IDLE = Duration.ofSeconds(3);

    private Rehearsal() {}

    /** The kinds of requests that change something, in the order of their first appearance. */
    static List<String> effects(World world, FaultProxy way) {
        int start = way.requests().size();
        Await.pass(IDLE);
        int idle = way.requests().size();
        world.place(Order.of(CallKind.TALKS, 2, 1, Duration.ofSeconds(1))).await(Duration.ofSeconds(40));
        world.place(Order.of(CallKind.CALLEE_ENDS, 1, 1, Duration.ofSeconds(1))).await(Duration.ofSeconds(60));
        Await.that(Duration.ofSeconds(10), () -> world.residue().isEmpty());
        List<Request> seen = way.requests();
        Set<String> kinds = new LinkedHashSet<>();
        kinds(seen.subList(idle, seen.size())).forEach(kinds::add);
        kinds(seen.subList(start, idle)).forEach(kinds::remove);
        return List.copyOf(kinds);
    }

    private static Stream<String> kinds(List<Request> requests) {
        return requests.stream().map(Request::kind).filter(kind -> !kind.startsWith("GET ") && !kind.equals("frame"));
    }
}
