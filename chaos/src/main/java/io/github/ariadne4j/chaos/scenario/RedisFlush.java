package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.World;
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
    public Judgement play(World world, Size size) {
        world.application();
        world.placeMixed(size.of(10, 8), Duration.ofSeconds(8));
        int flushes = size.of(5, 2);
        for (int flush = 0; flush < flushes; flush++) {
            Await.pass(Duration.ofSeconds(5));
            world.redis().flush();
        }
        Await.pass(Duration.ofSeconds(5));
        return world.judge().nobodyIsStuck().noNewCallFails().exposed(flushes);
    }
}
