package io.github.ariadne4j.callflow.leg;

/** How far our wish to answer a leg has come. That it is answered is said by its state. */
public enum AnswerPhase {
    /** Not asked for, or reported as failed. */
    NONE,
    /** On its way. */
    SENT,
    /** The first one may be lost: on its way once more, which is harmless. */
    REPEATED,
    /** It failed; a moment is left in which the leg may show that it is answered or gone. */
    FAILED
}
