package io.github.ariadne4j.callflow;

import java.util.List;

/**
 * How an engine is at a moment.
 *
 * @param problems what keeps it from serving calls as it should; empty if nothing does
 */
public record EngineHealth(List<HealthProblem> problems) {
    /** Copies the problems. */
    public EngineHealth {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }
}
