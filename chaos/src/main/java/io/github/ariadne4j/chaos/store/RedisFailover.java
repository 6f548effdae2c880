package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.Sentinel;
import io.github.ariadne4j.chaos.testbed.Server;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** The primary Redis is killed, a Sentinel promotes the replica, and the old primary returns as a replica. */
final class RedisFailover implements Scenario {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "redis-failover";
    }

    @Override
    public String toReach() {
        return "0 dropped, 0 CDR lost or duplicate";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Sentinel sentinel = testBed.sentinel();
        Application application = testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        Await.pass(Duration.ofSeconds(5));
        boolean all = true;
        Times recovered = Times.NONE;
        int kills = size.of(3, 1);
        for (int kill = 0; kill < kills; kill++) {
            all &= Await.that(SOON, sentinel::isReady);
            Server primary = sentinel.primary();
            primary.crash();
            long killed = System.nanoTime();
            all &= Await.that(SOON, () -> sentinel.primary() != primary);
            all &= Await.that(SOON, application::isReady);
            recovered = recovered.and(Duration.ofNanos(System.nanoTime() - killed));
            primary.restart();
            Await.pass(Duration.ofSeconds(2));
        }
        return testBed.judge()
                .nobodyIsStuck()
                .require(all, "a primary was not replaced, or its replacement not found")
                .exposed(kills)
                .recovered(recovered);
    }
}
