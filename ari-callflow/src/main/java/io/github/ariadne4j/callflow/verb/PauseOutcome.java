package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.flow.Call;

/** How {@link Call#pause(Pause)} ended, if not with the call. */
public enum PauseOutcome {
    /** It lasted as long as it may. */
    TIME_IS_OVER,
    /** What it waited for has happened. */
    CONDITION_HOLDS
}
