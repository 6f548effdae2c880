package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Await;
import io.github.ariadne4j.chaos.world.SmallDisk;
import io.github.ariadne4j.chaos.world.World;
import java.time.Duration;

/** Redis is unavailable, and the disk of the spool is full: only PostgreSQL takes the records. */
final class SpoolFull implements Scenario {
    @Override
    public String name() {
        return "spool-full";
    }

    @Override
    public String toReach() {
        return "0 lost while the application lives";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Judgement play(World world, Size size) {
        SmallDisk disk = world.spoolDisk();
        world.application();
        world.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        disk.fill();
        world.redis().server().crash();
        Await.pass(Duration.ofSeconds(20));
        world.redis().server().restart();
        disk.makeRoom();
        Await.pass(Duration.ofSeconds(5));
        return world.judge().nobodyIsStuck().exposed(1);
    }
}
