package io.github.ariadne4j.callflow.bridge;

/** The progress of a leg's join to a bridge, or of its removal. */
public enum JoinPhase {
    /** It is to join as soon as the bridge exists and the leg is in Stasis; Asterisk answers an earlier join with 422. */
    WAITING,
    /** The join is in progress. */
    SENT,
    /** The join may be lost: it is repeated unless the leg is seen in the bridge shortly. */
    LOST,
    /** The repeated join is in progress. */
    REPEATED,
    /** The join was refused, or lost twice: the leg, or another one of the same command, may show that it ends or is in. */
    REFUSED,
    /** It is in the bridge, by a report of Asterisk or its answer to the join. */
    JOINED,
    /** It left without a request: it may report its end, or come back, within a moment. */
    LEFT,
    /** It did not join, or was taken out, and the plan got the report. */
    OUT,
    /** It is to leave, and counts as in the bridge until that is seen. */
    REMOVING,
    /** It is to leave, and to join again once it has left. */
    RETURNING;

    /** Whether a join is in progress. */
    boolean isUnderWay() {
        return this == SENT || this == REPEATED;
    }

    /** Whether it is being removed at the request of the plan. */
    boolean isLeaving() {
        return this == REMOVING || this == RETURNING;
    }
}
