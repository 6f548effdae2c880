package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.Order;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.time.Instant;

/** PostgreSQL is unavailable for a long time; CDRs have to wait outside the heap. */
final class PostgresDown implements Scenario {
    @Override
    public String name() {
        return "postgres-down";
    }

    @Override
    public String toReach() {
        return "0 lost, heap flat within 10 %, backlog drains at 5,000 rows/s";
    }

    @Override
    public Judgement play(World world, Size size) {
        Application application = world.application();
        world.place(Order.endless(CallKind.TALKS, size.of(50, 10), Duration.ofSeconds(1)));
        Await.pass(size.seconds(20, 3));
        world.postgres().server().crash();
        Await.pass(size.seconds(60, 5));
        long heapBefore = application.heapKilobytes();
        Await.pass(size.seconds(540, 10));
        long heapAfter = application.heapKilobytes();

        Instant back = Instant.now();
        world.postgres().server().restart();
        Judgement judgement = world.judge()
                .nobodyIsStuck()
                .exposed(1)
                .recovered(world.postgres().backlogSince(back));
        return size.quick()
                ? judgement
                : judgement
                        .require(
                                heapAfter <= heapBefore * 1.1,
                                "the heap grew from " + heapBefore + " to " + heapAfter + " KB")
                        .require(
                                world.postgres().rowsPerSecondOfBacklog(back) >= 5_000,
                                "the backlog drained at "
                                        + (long) world.postgres().rowsPerSecondOfBacklog(back) + " rows/s");
    }
}
