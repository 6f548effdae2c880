package io.github.ariadne4j.callflow.leg;

import java.util.List;

/**
 * The result of an event or an order: the next state of a leg, and its outputs.
 *
 * @param next the next state
 * @param reports the reports to the plan, in their order
 * @param commands the commands to carry out, in their order
 */
public record LegTransition(Leg next, List<LegReport> reports, List<LegCommand> commands) {
    /** Copies the lists. */
    public LegTransition {
        reports = List.copyOf(reports);
        commands = List.copyOf(commands);
    }
}
