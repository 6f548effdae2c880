package io.github.ariadne4j.testkit.script;

/** What {@code POST /channels/create} does for an endpoint. */
public enum Creation {
    /** 200, and {@code StasisStart} a moment later: the usual case. */
    ENTERS_STASIS,
    /** {@code StasisStart} is sent before the 200; seen in about two of a hundred creations. */
    ENTERS_STASIS_BEFORE_RESPONSE,
    /** 500 {@code Allocation failed}: no such endpoint, or nothing registered there. */
    ALLOCATION_FAILS,
    /** 200, and then no event ever: the channel is gone. */
    VANISHES
}
