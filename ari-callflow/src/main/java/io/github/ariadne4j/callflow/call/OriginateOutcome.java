package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;

/**
 * The outcome of an outbound call of {@code CallEngine.originate}: whether a target has answered, while
 * {@link io.github.ariadne4j.callflow.verb.OriginateRequestOutcome} is only whether the call of a flow has begun. Immutable. The CDR has the details.
 */
public sealed interface OriginateOutcome {
    /** A target answered, and the flow runs. */
    record Answered() implements OriginateOutcome {}

    /**
     * No target answered, or the call was ended from outside before one did. The call is over.
     *
     * @param cause the most significant Q.850 cause of the targets, as in the CDR: 17 busy, 19 no answer in time, 21 rejected
     */
    record NotAnswered(HangupCause cause) implements OriginateOutcome {}

    /**
     * The call was not begun, and no request was sent to any target.
     *
     * @param reason the reason; with {@link Refusal#LIMITS} the call has a CDR, with any other it is counted and recorded as a
     *     refused call
     * @param cause the Q.850 cause of the refusal
     */
    record Refused(Refusal reason, HangupCause cause) implements OriginateOutcome {}

    /**
     * This engine released the call before a target answered: the engine was closed, or another instance owns its calls. The next
     * owner continues the call if its session was written.
     */
    record GivenUp() implements OriginateOutcome {}
}
