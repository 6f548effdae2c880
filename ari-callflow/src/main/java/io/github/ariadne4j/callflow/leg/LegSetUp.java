package io.github.ariadne4j.callflow.leg;

/**
 * The progress of the setup of a leg, besides its state.
 *
 * @param create the progress of its create
 * @param entered whether it was seen in Stasis
 * @param progressed whether the far end reported progress, as with a 183, which is no state
 * @param answer the progress of a request to answer it
 * @param bounded whether Asterisk has a time at which it ends the channel
 */
public record LegSetUp(CreatePhase create, boolean entered, boolean progressed, AnswerPhase answer, boolean bounded) {
    /** The progress of a request to answer a leg. Whether the leg is answered is in its state. */
    public enum AnswerPhase {
        /** Not requested, or reported as failed. */
        NONE,
        /** In progress. */
        SENT,
        /** The first one may be lost: in progress once more, which is safe. */
        REPEATED,
        /** Failed; the leg may show within a moment that it is answered or gone. */
        FAILED
    }

    /** A channel whose create is sent now, with the longest call as a variable. */
    static final LegSetUp REQUESTED = new LegSetUp(CreatePhase.SENT, false, false, AnswerPhase.NONE, true);

    /** A channel that came into Stasis. */
    static final LegSetUp CAME_IN = new LegSetUp(CreatePhase.NONE, true, false, AnswerPhase.NONE, false);

    /** A channel that was created, from a stored session. */
    static final LegSetUp STORED = new LegSetUp(CreatePhase.DONE, true, false, AnswerPhase.NONE, true);

    LegSetUp with(CreatePhase changed) {
        return new LegSetUp(changed, entered, progressed, answer, bounded);
    }

    LegSetUp with(AnswerPhase changed) {
        return new LegSetUp(create, entered, progressed, changed, bounded);
    }

    /** A copy whose channel exists, as an event has shown. */
    LegSetUp withExistence() {
        return create == CreatePhase.NONE || create == CreatePhase.DONE ? this : with(CreatePhase.DONE);
    }

    LegSetUp withEntered() {
        return new LegSetUp(withExistence().create, true, progressed, answer, bounded);
    }

    LegSetUp withProgress() {
        return new LegSetUp(create, entered, true, answer, bounded);
    }

    LegSetUp withBound() {
        return new LegSetUp(create, entered, progressed, answer, true);
    }
}
