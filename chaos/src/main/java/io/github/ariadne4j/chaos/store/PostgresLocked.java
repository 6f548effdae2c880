package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.Await;
import io.github.ariadne4j.chaos.testbed.TestBed;
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
    public Judgement play(TestBed testBed, RunSize size) {
        testBed.application();
        testBed.placeMixed(size.of(10, 8), Duration.ofSeconds(4));
        Await.pass(Duration.ofSeconds(5));
        testBed.postgres().lockTables(size.seconds(60, 10));
        Instant free = Instant.now();
        Await.pass(Duration.ofSeconds(5));
        return testBed.judge()
                .nobodyIsStuck()
                .noNewCallFails()
                .exposed(1)
                .recovered(testBed.postgres().backlogSince(free));
    }
}
