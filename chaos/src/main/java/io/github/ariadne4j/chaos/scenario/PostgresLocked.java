package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;
import java.time.Instant;

/** PostgreSQL is available, and another session has locked the application's tables: a migration, or a repair by hand. */
final class PostgresLocked implements Scenario {
    @Override
    public String name() {
        return "postgres-locked";
    }

    @Override
    public String toReach() {
        return "0 lost, 0 twice, no new call fails, no caller stuck";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(World world, Size size) {
        world.application();
        world.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        world.postgres().lockTables(size.seconds(60, 10));
        Instant free = Instant.now();
        Await.pass(Duration.ofSeconds(5));
        return world.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .exposed(1)
                .recovered(world.postgres().backlogSince(free));
    }
}
