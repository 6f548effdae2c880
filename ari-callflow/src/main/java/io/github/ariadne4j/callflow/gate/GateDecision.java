package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;

/** The decision of a gate. Immutable. */
public sealed interface GateDecision {
    /** This gate admits the call, or the target. */
    GateDecision ADMITTED = new Admitted();

    /** Admitted. */
    record Admitted() implements GateDecision {}

    /**
     * This gate refuses the call, or the target.
     *
     * @param cause the cause for the caller
     * @param reason the reason for metrics, listeners and records
     */
    record Refused(HangupCause cause, Refusal reason) implements GateDecision {}
}
