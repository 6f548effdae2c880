package io.github.ariadne4j.chaos.application;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.util.List;

/** The list of scenarios with faults and loads of the application: kills at any moment and at each request, restarts, suspended instances, overload. */
public final class ApplicationScenarios {
    /** All of them, in the order of the table. */
    public static final List<Scenario> ALL = List.of(
            new KillApp(),
            new CrashPoints(),
            new RecoveryTime(),
            new RollingRestart(),
            new PausedOwner(),
            new DurabilityCost(),
            new Overload());

    private ApplicationScenarios() {}
}
