package io.github.ariadne4j.chaos.scenario;

import java.util.List;

/** The list of scenarios with faults of processes, connections and disks. */
public final class FaultScenarios {
    /** All of them, in the order of the table. */
    public static final List<Scenario> ALL = List.of(
            new KillApp(),
            new CrashPoints(),
            new RecoveryTime(),
            new WebsocketCuts(),
            new HalfOpen(),
            new AsteriskKill(),
            new RedisKill(),
            new RedisPause(),
            new RedisFlush(),
            new RedisFailover(),
            new PostgresDown(),
            new PostgresLocked(),
            new PostgresFull(),
            new SpoolFull(),
            new LostResponses(),
            new RollingRestart(),
            new PausedOwner(),
            new DurabilityCost(),
            new Overload());

    private FaultScenarios() {}
}
