package io.github.ariadne4j.callflow;

import java.util.List;

/**
 * The health of an engine at one moment. Immutable.
 *
 * @param problems the conditions that keep it from serving calls; empty in normal operation
 */
public record EngineHealth(List<HealthProblem> problems) {
    /** Copies the problems. */
    public EngineHealth {
        problems = List.copyOf(problems);
    }

    /** Whether there are no problems. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }
}
