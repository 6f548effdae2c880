package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;

/**
 * The outcome of {@link io.github.ariadne4j.callflow.flow.Call#transfer}, unless the call ended. Except for {@link Joined}, the caller is connected with
 * the agent again, or alone if the agent has hung up.
 */
public sealed interface TransferOutcome {
    /**
     * Caller and target are connected; the agent is hung up.
     *
     * @param target the target's leg
     */
    record Joined(AnsweredLeg target) implements TransferOutcome {}

    /**
     * The target did not answer.
     *
     * @param why busy, no answer, rejected or unreachable; never {@link DialOutcome.Answered}
     */
    record NotAnswered(DialOutcome why) implements TransferOutcome {}

    /**
     * The target answered, and left before caller and target were connected.
     *
     * @param cause the Q.850 cause
     */
    record Declined(HangupCause cause) implements TransferOutcome {}

    /** The agent took the caller back by its key. */
    record TakenBack() implements TransferOutcome {}

    /**
     * The transfer was not made, and none of the parties decided so: the agent had hung up before it began, the target was not admitted,
     * Asterisk did not connect the target, or the instance ended before the outcome was known.
     *
     * @param cause the Q.850 cause
     */
    record Failed(HangupCause cause) implements TransferOutcome {}
}
