package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** Redis loses all its keys while calls run. */
final class RedisFlush implements Scenario {
    @Override
    public String name() {
        return "redis-flush";
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
        testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        int flushes = size.of(5, 2);
        for (int flush = 0; flush < flushes; flush++) {
            Await.pass(Duration.ofSeconds(5));
            testBed.redis().flush();
        }
        Await.pass(Duration.ofSeconds(5));
        return testBed.judge().nobodyIsStuck().noNewCallFails().exposed(flushes);
    }
}
