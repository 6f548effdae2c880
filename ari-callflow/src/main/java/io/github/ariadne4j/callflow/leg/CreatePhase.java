package io.github.ariadne4j.callflow.leg;

/** What is known of a create that we sent, of a channel or of a bridge. */
public enum CreatePhase {
    /** There was none: it came by itself. */
    NONE,
    /** On its way. */
    SENT,
    /** It was sent, and no answer came. */
    UNKNOWN,
    /** On its way once more, with the same id: Asterisk refuses a second one of that id, so this is a look as well. */
    REPEATED,
    /** The second one got no answer either. */
    UNCLEAR,
    /** It exists, or existed. */
    DONE;

    /** Whether an answer is still to come. */
    public boolean isUnderWay() {
        return this == SENT || this == REPEATED;
    }

    /** Whether every answer that can come has come, and what became of it is not known all the same. */
    public boolean isInDoubt() {
        return this == UNKNOWN || this == UNCLEAR;
    }

    /** Whether a failure of this create leaves open whether the thing exists. */
    public boolean isInDoubtAfter(CommandFailure failure) {
        return failure == CommandFailure.OUTCOME_UNKNOWN || (failure == CommandFailure.NOT_SENT && this == REPEATED);
    }

    /** The phase after a failure that leaves it in doubt. */
    public CreatePhase afterDoubt() {
        return this == SENT ? UNKNOWN : UNCLEAR;
    }
}
