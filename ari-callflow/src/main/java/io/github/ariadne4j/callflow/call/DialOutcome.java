package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;

/** How dialling a target went: a value, since every one of these is to be expected. */
public sealed interface DialOutcome {
    /** The Q.850 cause; normal clearing for an answer. */
    HangupCause cause();

    /**
     * The callee answered, and caller and callee hear each other.
     *
     * @param leg the callee's leg
     */
    record Answered(AnsweredLeg leg) implements DialOutcome {
        @Override
        public HangupCause cause() {
            return HangupCause.NORMAL_CLEARING;
        }
    }

    /**
     * The callee is busy.
     *
     * @param cause the Q.850 cause
     */
    record Busy(HangupCause cause) implements DialOutcome {}

    /**
     * The callee rang, or was asked, and did not answer.
     *
     * @param cause the Q.850 cause
     */
    record NoAnswer(HangupCause cause) implements DialOutcome {}

    /**
     * The callee does not want the call.
     *
     * @param cause the Q.850 cause
     */
    record Rejected(HangupCause cause) implements DialOutcome {}

    /**
     * The callee cannot be reached or does not exist.
     *
     * @param cause the Q.850 cause
     */
    record Unreachable(HangupCause cause) implements DialOutcome {}

    /**
     * A durable flow dialled, and its instance ended before the outcome was known; nothing of the call is left in Asterisk. It is not
     * dialled again by itself.
     */
    record Unknown() implements DialOutcome {
        /** Temporary failure: none is known. */
        @Override
        public HangupCause cause() {
            return HangupCause.TEMPORARY_FAILURE;
        }
    }

    /** What a target's end without an answer means. */
    static DialOutcome ofFailure(HangupCause cause) {
        return switch (cause.code()) {
            case 17 -> new Busy(cause);
            case 0, 16, 18, 19, 31 -> new NoAnswer(cause);
            case 21 -> new Rejected(cause);
            default -> new Unreachable(cause);
        };
    }
}
