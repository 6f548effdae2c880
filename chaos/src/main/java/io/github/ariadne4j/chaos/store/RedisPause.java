package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Application;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;

/** Redis is suspended; its connections stay, and commands get no answer. */
final class RedisPause implements Scenario {
    @Override
    public String name() {
        return "redis-pause";
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
        Application application = testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        Await.pass(Duration.ofSeconds(5));
        testBed.redis().server().freeze();
        Await.pass(size.seconds(30, 10));
        testBed.redis().server().thaw();
        long back = System.nanoTime();
        Await.that(Duration.ofSeconds(30), application::isReady);
        Duration took = Duration.ofNanos(System.nanoTime() - back);
        Await.pass(Duration.ofSeconds(5));
        return testBed.judge().nobodyIsStuck().exposed(1).recovered(Times.NONE.and(took));
    }
}
