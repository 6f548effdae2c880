package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Refusal;

/**
 * The outcome of {@link io.github.ariadne4j.callflow.flow.Call#originate}: whether the other call has begun, not whether one of its targets
 * answers, which is {@link io.github.ariadne4j.callflow.call.OriginateOutcome}. Immutable.
 */
public sealed interface OriginateRequestOutcome {
    /** The id of the other call, also of one that was not begun; the same when a durable flow runs again. */
    CallId id();

    /** The other call has begun: its limits and its session are written, and its targets are dialled. It has a CDR of its own. */
    record Accepted(CallId id) implements OriginateRequestOutcome {}

    /**
     * The other call was not begun, and no target was dialled.
     *
     * @param reason the reason; with {@link Refusal#LIMITS} the call has a CDR, with any other it is recorded as a refused call
     * @param cause the Q.850 cause of the refusal
     */
    record Refused(CallId id, Refusal reason, HangupCause cause) implements OriginateRequestOutcome {}

    /**
     * The instance ended, or lost its calls, before the outcome was known, and the next one found neither a session nor a channel of
     * the other call: it was not begun, or is over. The engine does not begin it again.
     */
    record Unknown(CallId id) implements OriginateRequestOutcome {}
}
