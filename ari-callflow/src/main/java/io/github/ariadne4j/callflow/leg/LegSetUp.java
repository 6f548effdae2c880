package io.github.ariadne4j.callflow.leg;

/**
 * What was asked for and what was seen while a leg was set up, besides how far it has come.
 *
 * @param create what is known of its create
 * @param entered whether it was seen to be in Stasis
 * @param progressed whether the far end told progress, as with a 183, which changes no state
 * @param answer how far our wish to answer it has come
 * @param bounded whether Asterisk was told to end it by itself at last
 */
public record LegSetUp(CreatePhase create, boolean entered, boolean progressed, AnswerPhase answer, boolean bounded) {
    /** A channel whose create goes out now, with the longest call as a variable. */
    static final LegSetUp REQUESTED = new LegSetUp(CreatePhase.SENT, false, false, AnswerPhase.NONE, true);

    /** A channel that came into Stasis by itself. */
    static final LegSetUp CAME_IN = new LegSetUp(CreatePhase.NONE, true, false, AnswerPhase.NONE, false);

    /** A channel that was created, and is known from a session. */
    static final LegSetUp STORED = new LegSetUp(CreatePhase.DONE, true, false, AnswerPhase.NONE, true);

    LegSetUp with(CreatePhase changed) {
        return new LegSetUp(changed, entered, progressed, answer, bounded);
    }

    LegSetUp with(AnswerPhase changed) {
        return new LegSetUp(create, entered, progressed, changed, bounded);
    }

    /** It exists, as something was seen of it. */
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
