package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.ari.model.HangupCause;

/** Whether one more call is allowed. */
public sealed interface LimitDecision {
    /** It is, and it is counted until it is released. */
    record Admitted() implements LimitDecision {}

    /**
     * It is not, and nothing was counted.
     *
     * @param scope whose limit is reached
     * @param reason which one, for the log and the CDR
     * @param cause what the caller is told
     */
    record Refused(LimitScope scope, String reason, HangupCause cause) implements LimitDecision {}
}
