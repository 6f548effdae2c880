package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.ari.model.HangupCause;

/** The decision about one more call. Immutable. */
public sealed interface LimitDecision {
    /** The call is admitted and counted until it is released. */
    record Admitted() implements LimitDecision {}

    /**
     * The call is refused, and nothing was counted.
     *
     * @param scope the scope whose limit is reached
     * @param reason the limit, for the log and the CDR
     * @param cause the cause for the caller
     */
    record Refused(LimitScope scope, String reason, HangupCause cause) implements LimitDecision {}
}
