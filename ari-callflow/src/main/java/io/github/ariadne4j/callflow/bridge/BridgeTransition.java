package io.github.ariadne4j.callflow.bridge;

import java.util.List;

/**
 * What an event or an order does to a bridge.
 *
 * @param next the bridge then
 * @param reports what the plan is told, in this order
 * @param commands what has to be done outside, in this order
 */
public record BridgeTransition(BridgeState next, List<BridgeReport> reports, List<BridgeCommand> commands) {
    /** Copies the lists. */
    public BridgeTransition {
        reports = List.copyOf(reports);
        commands = List.copyOf(commands);
    }
}
