package io.github.ariadne4j.callflow.bridge;

/** The kinds of timers of a bridge. A bridge has one timer of each kind: a new one replaces the one before. */
public enum BridgeTimer {
    /** Time for a member that left without a request to end or to come back: 500 ms. */
    SETTLE,
    /** Time for a join that may be lost to show an effect before it is repeated: 100 ms. */
    JOIN_AGAIN,
    /** Time for a leg that could not join to report its end: {@code legEnds}. */
    JOIN_REFUSED,
    /** Time for members to leave: {@code teardownStep}. */
    REMOVE,
    /** Time for a bridge to be destroyed: {@code teardownStep}. */
    TEARDOWN
}
