package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.CallLoad;
import io.github.ariadne4j.chaos.testbed.TestBed;
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
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        testBed.place(CallLoad.endless(CallKind.TALKS, size.of(50, 10), Duration.ofSeconds(1)));
        Await.pass(size.seconds(20, 3));
        testBed.postgres().server().crash();
        Await.pass(size.seconds(60, 5));
        long heapBefore = application.heapKilobytes();
        Await.pass(size.seconds(540, 10));
        long heapAfter = application.heapKilobytes();

        Instant back = Instant.now();
        testBed.postgres().server().restart();
        Judgement judgement = testBed.judge()
                .nobodyIsStuck()
                .exposed(1)
                .recovered(testBed.postgres().backlogSince(back));
        return size.quick()
                ? judgement
                : judgement
                        .require(
                                heapAfter <= heapBefore * 1.1,
                                "the heap grew from " + heapBefore + " to " + heapAfter + " KB")
                        .require(
                                testBed.postgres().rowsPerSecondOfBacklog(back) >= 5_000,
                                "the backlog drained at "
                                        + (long) testBed.postgres().rowsPerSecondOfBacklog(back) + " rows/s");
    }
}
