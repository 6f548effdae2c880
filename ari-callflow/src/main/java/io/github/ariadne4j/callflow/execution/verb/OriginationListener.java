package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.call.OriginateOutcome;

/** Receives the progress of the request for one outbound call. Called on the loop. */
@FunctionalInterface
public interface OriginationListener {
    /** The outcome: at the answer, or at the end of a call without one, or at a refusal. Only the first call counts. */
    void ended(OriginateOutcome outcome);

    /** The call is admitted: its targets are dialled from now on. */
    default void admitted() {}
}
