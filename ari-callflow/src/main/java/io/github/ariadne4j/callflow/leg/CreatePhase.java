package io.github.ariadne4j.callflow.leg;

/** The progress of a create of a channel or of a bridge. */
public enum CreatePhase {
    /** There was none: the channel came in. */
    NONE,
    /** In progress. */
    SENT,
    /** Sent and not answered. */
    UNKNOWN,
    /**
     * Repeated with the same id and in progress. Asterisk refuses a second object with that id, so the answer also shows whether
     * the first one exists.
     */
    REPEATED,
    /** The repeated create was not answered either. */
    UNCLEAR,
    /** The object exists, or existed. */
    DONE;

    /** Whether an answer is still expected. */
    public boolean isUnderWay() {
        return this == SENT || this == REPEATED;
    }

    /** Whether no further answer is expected, and the outcome is unknown. */
    public boolean isInDoubt() {
        return this == UNKNOWN || this == UNCLEAR;
    }

    /** Whether the existence of the object is unknown after this failure. */
    public boolean isInDoubtAfter(CommandFailure failure) {
        return failure == CommandFailure.OUTCOME_UNKNOWN || (failure == CommandFailure.NOT_SENT && this == REPEATED);
    }

    /** The phase after a failure that leaves the outcome unknown. */
    public CreatePhase afterDoubt() {
        return this == SENT ? UNKNOWN : UNCLEAR;
    }
}
