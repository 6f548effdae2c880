package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.SmallDisk;
import io.github.ariadne4j.chaos.testbed.TestBed;
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
    public Judgement play(TestBed testBed, RunSize size) {
        SmallDisk disk = testBed.spoolDisk();
        testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        disk.fill();
        testBed.redis().server().crash();
        Await.pass(Duration.ofSeconds(20));
        testBed.redis().server().restart();
        disk.makeRoom();
        Await.pass(Duration.ofSeconds(5));
        return testBed.judge().nobodyIsStuck().exposed(1);
    }
}
