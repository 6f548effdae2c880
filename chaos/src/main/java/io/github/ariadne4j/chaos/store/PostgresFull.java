package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.Postgres;
import io.github.ariadne4j.chaos.testbed.RunPaths;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.time.Duration;
import java.time.Instant;

/**
 * The disk of PostgreSQL is full. At first it refuses rows (SQLSTATE 53100). Then its log needs another file: PostgreSQL ends itself
 * and stays down, so the scenario starts it again once there is space, as an administrator would.
 */
final class PostgresFull implements Scenario {
    @Override
    public String name() {
        return "postgres-full";
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
    public TestBed open(RunPaths paths) {
        return TestBed.withSmallPostgres(paths);
    }

    @Override
    public Judgement play(TestBed testBed, RunSize size) {
        testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        Postgres postgres = testBed.postgres();
        postgres.disk().fill();
        Await.pass(size.seconds(30, 5));
        long refusals = postgres.timesOutOfSpace();
        postgres.beginNewLog();
        Await.pass(size.seconds(30, 5));
        boolean ended = !postgres.answers();
        postgres.disk().makeRoom();
        postgres.server().restart();
        Instant room = Instant.now();
        Await.pass(Duration.ofSeconds(5));
        return testBed.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .require(refusals > 0, "PostgreSQL refused no row for lack of space")
                .require(ended, "PostgreSQL did not end for lack of space")
                .exposed(2)
                .recovered(postgres.backlogSince(room));
    }
}
