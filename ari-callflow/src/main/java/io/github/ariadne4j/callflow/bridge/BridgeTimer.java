package io.github.ariadne4j.callflow.bridge;

/** What a bridge waits for. A bridge has one timer of a kind at a time: a new one replaces the one before. */
public enum BridgeTimer {
    /** A member that left without our wish may show that its leg ends, or come back: half a second. */
    SETTLE,
    /** A join that may be lost may show its effect before it is sent again: 100 ms. */
    JOIN_AGAIN,
    /** A leg that could not join has to show that it ends: {@code legEnds}. */
    JOIN_REFUSED,
    /** Members that are to leave have to have left: {@code teardownStep}. */
    REMOVE,
    /** A bridge that is to go has to be gone: {@code teardownStep}. */
    TEARDOWN
}
