package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/** The outcome of {@link Call#pause(Pause)}. If the call ends, the verb throws. */
public enum PauseOutcome {
    /** The time is over. */
    TIME_IS_OVER,
    /** The condition of {@link Pause#until()} holds. */
    CONDITION_HOLDS
}
