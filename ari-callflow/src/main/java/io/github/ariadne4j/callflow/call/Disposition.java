package io.github.ariadne4j.callflow.call;

/** How a call went, in one word; what reports group by. */
public enum Disposition {
    /** The callee answered. */
    ANSWERED,
    /** The callee was busy. */
    BUSY,
    /** Nobody answered in time. */
    NO_ANSWER,
    /** The caller gave up before an answer. */
    CANCELLED,
    /** The callee rejected the call. */
    REJECTED,
    /** The callee could not be reached or does not exist. */
    UNREACHABLE,
    /** We did not take the call: over a limit, a number that is not one, no route. */
    REFUSED,
    /** Something failed on our side or Asterisk's. */
    FAILED
}
