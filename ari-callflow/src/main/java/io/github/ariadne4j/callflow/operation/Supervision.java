package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a supervisor, whose leg is that of the operation.
 *
 * @param how how it takes part
 * @param of the leg that it hears, and whose party it whispers to
 * @param snoop the leg that listens for it; null until the supervisor has answered
 * @param bridge where both are joined; null until the leg that listens is there
 */
public record Supervision(
        Supervising how,
        LegId of,
        @Nullable LegId snoop,
        @Nullable BridgeKey bridge) {
    /** Of a supervisor that is dialled. */
    public static Supervision of(Supervising how, LegId leg) {
        return new Supervision(how, leg, null, null);
    }

    /** The same with this leg that listens. */
    public Supervision listeningBy(LegId leg) {
        return new Supervision(how, of, leg, bridge);
    }

    /** The same, joined in this bridge. */
    public Supervision in(BridgeKey key) {
        return new Supervision(how, of, snoop, key);
    }
}
