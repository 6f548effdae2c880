package io.github.ariadne4j.testkit.script;

/** The result of {@code POST /channels/create} for an endpoint. */
public enum Creation {
    /** 200, and {@code StasisStart} a moment later: the usual case. */
    ENTERS_STASIS,
    /** {@code StasisStart} is sent before the 200; observed in about 2 % of creations. */
    ENTERS_STASIS_BEFORE_RESPONSE,
    /** 500 {@code Allocation failed}: the endpoint does not exist, or has no registered contact. */
    ALLOCATION_FAILS,
    /** 200 without any event after it: the channel is gone. */
    VANISHES
}
