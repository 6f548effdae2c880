package io.github.ariadne4j.callflow.call;

/** The outcome of an order to end a call. */
public enum HangupOutcome {
    /** The call received the order and ends with this cause. */
    REQUESTED,
    /**
     * Nothing changed: the call was ending or over already, or is not alive in this engine, because the engine was closed or
     * another instance owns the call.
     */
    TOO_LATE
}
