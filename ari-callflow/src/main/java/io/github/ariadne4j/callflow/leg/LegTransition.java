package io.github.ariadne4j.callflow.leg;

import java.util.List;

/**
 * What an event or an order does to a leg.
 *
 * @param next the leg then
 * @param reports what the plan is told, in this order
 * @param commands what has to be done outside, in this order
 */
public record LegTransition(Leg next, List<LegReport> reports, List<LegCommand> commands) {
    /** Copies the lists. */
    public LegTransition {
        reports = List.copyOf(reports);
        commands = List.copyOf(commands);
    }
}
