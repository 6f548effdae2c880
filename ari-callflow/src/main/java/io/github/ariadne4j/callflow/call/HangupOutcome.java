package io.github.ariadne4j.callflow.call;

/** What came of the order to end a call. */
public enum HangupOutcome {
    /** The call was told, and ends with this cause. */
    REQUESTED,
    /**
     * Nothing changed: the call was ending or over already, or the engine has given it up, because it was closed or another instance
     * owns the call.
     */
    TOO_LATE
}
