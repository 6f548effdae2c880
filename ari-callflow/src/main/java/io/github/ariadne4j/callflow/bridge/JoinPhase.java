package io.github.ariadne4j.callflow.bridge;

/** How far a leg has come on its way into a bridge, or out of it. */
public enum JoinPhase {
    /** It is to join as soon as the bridge is there and the leg is in Stasis: earlier, Asterisk answers 422. */
    WAITING,
    /** The command is on its way. */
    SENT,
    /** The command may be lost: a moment is left in which the leg may be seen in the bridge. */
    LOST,
    /** The command is on its way once more. */
    REPEATED,
    /** The command was refused, or lost twice: its leg, or another one of the same command, may show that it ends or is in. */
    REFUSED,
    /** It is in, by Asterisk's word or by its answer to the command. */
    JOINED,
    /** It left without our wish: a moment is left in which it may show why, or come back. */
    LEFT,
    /** It did not join, or was taken out, and its plan was told. */
    OUT,
    /** It is to leave, and stays until that is seen. */
    REMOVING,
    /** It is to leave, and to join again once it has left. */
    RETURNING;

    /** Whether a command to join is under way. */
    boolean isUnderWay() {
        return this == SENT || this == REPEATED;
    }

    /** Whether it is on its way out by our wish. */
    boolean isLeaving() {
        return this == REMOVING || this == RETURNING;
    }
}
