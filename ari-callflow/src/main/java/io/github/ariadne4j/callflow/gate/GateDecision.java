package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;

/** What a gate says. Immutable. */
public sealed interface GateDecision {
    /** The call, or the target, is admitted as far as this gate is concerned. */
    GateDecision ADMITTED = new Admitted();

    /** Admitted. */
    record Admitted() implements GateDecision {}

    /**
     * Refused.
     *
     * @param cause what the caller is told
     * @param reason for metrics, listeners and records
     */
    record Refused(HangupCause cause, Refusal reason) implements GateDecision {}
}
