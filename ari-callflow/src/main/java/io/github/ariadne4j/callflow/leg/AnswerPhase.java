package io.github.ariadne4j.callflow.leg;

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
