package io.github.ariadne4j.ari.connection;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer of {@link ReconnectMachine}.
 *
 * @param next what is to be remembered
 * @param steps what is to be done, in this order
 */
public record ConnectionTransition(ConnectionLife next, List<ConnectionStep> steps) {
    static ConnectionTransition to(ConnectionLife next) {
        return new ConnectionTransition(next, List.of());
    }

    ConnectionTransition then(ConnectionStep step) {
        return new ConnectionTransition(
                next, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** Listeners are told if that is a change. */
    ConnectionTransition entering(ConnectionState state) {
        return next.state() == state
                ? this
                : new ConnectionTransition(next.in(state), steps).then(new ConnectionStep.Enter(state));
    }
}
