package io.github.ariadne4j.ari.connection;

import java.util.List;
import java.util.stream.Stream;

/**
 * A transition of {@link ReconnectMachine}: the next state and the steps.
 *
 * @param next the next state
 * @param steps the steps, in this order
 */
public record ConnectionTransition(ReconnectState next, List<ConnectionStep> steps) {
    static ConnectionTransition to(ReconnectState next) {
        return new ConnectionTransition(next, List.of());
    }

    ConnectionTransition then(ConnectionStep step) {
        return new ConnectionTransition(
                next, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** Adds a step that notifies listeners, if the state changes. */
    ConnectionTransition entering(ConnectionState state) {
        return next.state() == state
                ? this
                : new ConnectionTransition(next.in(state), steps).then(new ConnectionStep.Enter(state));
    }
}
