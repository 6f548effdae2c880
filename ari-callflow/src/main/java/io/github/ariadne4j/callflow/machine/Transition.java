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

    /**
     * The same, and Asterisk is told to end the caller's leg by itself some day: once, and after everything else, so that
     * nothing waits for it.
     */
    Transition bounded() {
        CallData data = next.data();
        if (data.caller().bounded()) {
            return this;
        }
        List<Effect> all = new ArrayList<>(effects);
        all.add(new Effect.BoundCaller(data.facts().timeouts().longestCall()));
        return new Transition(next.with(data.caller(data.caller().isBounded())), all);
    }
}
