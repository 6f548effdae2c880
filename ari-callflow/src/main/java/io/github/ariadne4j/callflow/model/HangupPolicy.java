package io.github.ariadne4j.callflow.model;

/** What the end of the callee's leg means for a connected call. That of the caller's leg always ends the call. */
public enum HangupPolicy {
    /** The call ends. */
    EITHER_ENDS,
    /** The caller goes on in the flow. */
    CALLER_CONTINUES
}
