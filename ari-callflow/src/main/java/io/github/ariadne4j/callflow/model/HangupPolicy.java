package io.github.ariadne4j.callflow.model;

/** The effect of the end of the callee's leg on a connected call. The end of the caller's leg always ends the call. */
public enum HangupPolicy {
    /** The call ends. */
    EITHER_ENDS,
    /** The caller goes on in the flow. */
    CALLER_CONTINUES
}
