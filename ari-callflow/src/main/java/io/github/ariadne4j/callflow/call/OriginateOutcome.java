package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;

/** What came of the request for an outbound call. Its record tells the rest. Immutable. */
public sealed interface OriginateOutcome {
    /** A target answered, and the flow runs. */
    record Answered() implements OriginateOutcome {}

    /**
     * No target answered, or the call was ended from outside before one did. The call is over.
     *
     * @param cause the most telling Q.850 cause of the targets, as the record has it: 17 busy, 19 no answer in time, 21 rejected
     */
    record NotAnswered(HangupCause cause) implements OriginateOutcome {}

    /**
     * The call was not begun, and nothing was sent to any target.
     *
     * @param reason why; with {@link Refusal#LIMITS} the call has a record of its own, with every other it is counted and recorded as a
     *     refused call
     * @param cause the Q.850 cause of the refusal
     */
    record Refused(Refusal reason, HangupCause cause) implements OriginateOutcome {}

    /**
     * This engine gave the call up before a target answered, as it was closed or another instance owns its calls by now. The next owner
     * goes on with the call, if its session was written.
     */
    record GivenUp() implements OriginateOutcome {}
}
