package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;

/** The outcome of dialling. Each is expected in normal operation and is therefore a value, not an exception. Immutable. */
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
     * The callee rang, or its channel was set up, and did not answer in time.
     *
     * @param cause the Q.850 cause
     */
    record NoAnswer(HangupCause cause) implements DialOutcome {}

    /**
     * The callee rejected the call.
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
     * The instance of a durable flow ended before the outcome was known; nothing of the dialled legs is left in Asterisk. The
     * engine does not dial again.
     */
    record Unknown() implements DialOutcome {
        /** Temporary failure, as no cause is known. */
        @Override
        public HangupCause cause() {
            return HangupCause.TEMPORARY_FAILURE;
        }
    }

    /** The outcome for the cause of a target that did not answer. */
    static DialOutcome ofFailure(HangupCause cause) {
        return switch (cause.code()) {
            case 17 -> new Busy(cause);
            case 0, 16, 18, 19, 31 -> new NoAnswer(cause);
            case 21 -> new Rejected(cause);
            default -> new Unreachable(cause);
        };
    }
}
