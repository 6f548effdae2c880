package io.github.ariadne4j.callflow.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a signal does to a call.
 *
 * @param next the state it is in then
 * @param effects what has to be done outside, in this order
 */
public record Transition(CallState next, List<Effect> effects) {
    /** Copies the effects. */
    public Transition {
        effects = List.copyOf(effects);
    }

    static Transition to(CallState next, Effect... effects) {
        return new Transition(next, List.of(effects));
    }

    /** The same, with these effects before the others. */
    Transition after(List<Effect> earlier) {
        List<Effect> all = new ArrayList<>(earlier);
        all.addAll(effects);
        return new Transition(next, all);
    }

    Transition after(Effect earlier) {
        return after(List.of(earlier));
    }
}
