package io.github.ariadne4j.callflow.call;

/** How a call went, in one word; what reports group by. */
public enum Disposition {
    /** The callee answered and was connected with the caller, or the flow itself served an answered caller. The only one that is billable. */
    ANSWERED,
    /** The callee was busy. */
    BUSY,
    /** No callee answered in time. */
    NO_ANSWER,
    /**
     * The caller gave up before it was connected, also if the callee answered at that moment; or the application ended the call
     * then, from outside its flow.
     */
    CANCELLED,
    /** The callee rejected the call. */
    REJECTED,
    /** The callee could not be reached or does not exist. */
    UNREACHABLE,
    /**
     * The application did not take the call: over a limit, a number that is not one, no route; or it gave the caller on to the dialplan,
     * another application or another number before it served it. Also if the dialplan had answered it.
     */
    REFUSED,
    /** Something failed on our side or Asterisk's. */
    FAILED
}
