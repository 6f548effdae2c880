package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.judge.Times;
import io.github.ariadne4j.chaos.world.Application;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.World;
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
    public Judgement play(World world, Size size) {
        Application application = world.application();
        world.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        Await.pass(Duration.ofSeconds(5));
        world.redis().server().freeze();
        Await.pass(size.seconds(30, 10));
        world.redis().server().thaw();
        long back = System.nanoTime();
        Await.that(Duration.ofSeconds(30), application::isReady);
        Duration took = Duration.ofNanos(System.nanoTime() - back);
        Await.pass(Duration.ofSeconds(5));
        return world.judge().nobodyIsStuck().exposed(1).recovered(Times.NONE.and(took));
    }
}
