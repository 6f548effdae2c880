package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** Redis is killed repeatedly, and restarts with the data that it had written. */
final class RedisKill implements Scenario {
    @Override
    public String name() {
        return "redis-kill";
    }

    @Override
    public String toReach() {
        return "0 dropped, 0 CDR lost or duplicate";
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        Application application = testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        Await.pass(Duration.ofSeconds(5));
        Times recovered = Times.NONE;
        int kills = size.of(10, 2);
        for (int kill = 0; kill < kills; kill++) {
            testBed.redis().server().crash();
            Await.pass(size.upTo(Duration.ofSeconds(4)));
            testBed.redis().server().restart();
            long back = System.nanoTime();
            Await.that(Duration.ofSeconds(30), application::isReady);
            recovered = recovered.and(Duration.ofNanos(System.nanoTime() - back));
            Await.pass(Duration.ofSeconds(2));
        }
        return testBed.judge().nobodyIsStuck().exposed(kills).recovered(recovered);
    }
}
