package io.github.ariadne4j.chaos.store;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.util.List;

/** The list of scenarios with faults of Redis, of PostgreSQL and of their disks, and of the spool. */
public final class StoreScenarios {
    /** All of them, in the order of the table. */
    public static final List<Scenario> ALL = List.of(
            new RedisKill(),
            new RedisPause(),
            new RedisFlush(),
            new RedisFailover(),
            new PostgresDown(),
            new PostgresLocked(),
            new PostgresFull(),
            new SpoolFull());

    private StoreScenarios() {}
}
