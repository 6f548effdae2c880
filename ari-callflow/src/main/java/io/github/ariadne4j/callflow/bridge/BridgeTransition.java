package io.github.ariadne4j.callflow.bridge;

import java.util.List;

/**
 * The result of an event or an order: the next state of a bridge, and its outputs.
 *
 * @param next the next state
 * @param reports the reports to the plan, in their order
 * @param commands the commands to carry out, in their order
 */
public record BridgeTransition(BridgeState next, List<BridgeReport> reports, List<BridgeCommand> commands) {
    /** Copies the lists. */
    public BridgeTransition {
        reports = List.copyOf(reports);
        commands = List.copyOf(commands);
    }
}
