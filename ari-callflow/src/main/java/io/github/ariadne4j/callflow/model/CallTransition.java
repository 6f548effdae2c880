package io.github.ariadne4j.callflow.model;

import java.util.List;

/**
 * The result of a signal to a call.
 *
 * @param next the call then
 * @param commands what has to be done outside, in this order
 */
public record CallTransition(CallModel next, List<CallCommand> commands) {
    /** Copies the commands. */
    public CallTransition {
        commands = List.copyOf(commands);
    }
}
