package io.github.ariadne4j.callflow.call;

/** The result of a call as a category, for reports. */
public enum Disposition {
    /**
     * The callee answered and was connected with the caller, or the flow itself served an answered caller. The only disposition
     * that is billable.
     */
    ANSWERED,
    /** The callee was busy. */
    BUSY,
    /** No callee answered in time. */
    NO_ANSWER,
    /**
     * The caller gave up before it was connected, also if the callee answered at the same moment; or the application ended the
     * call then, from outside its flow.
     */
    CANCELLED,
    /** The callee rejected the call. */
    REJECTED,
    /** The callee could not be reached or does not exist. */
    UNREACHABLE,
    /**
     * The application did not accept the call: over a limit, an invalid number, no route; or it passed the caller to the
     * dialplan, another application or another number before it served it. Also if the dialplan had answered the caller.
     */
    REFUSED,
    /** A failure of the application or of Asterisk. */
    FAILED
}
