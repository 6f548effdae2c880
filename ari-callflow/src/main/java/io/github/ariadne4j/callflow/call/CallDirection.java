package io.github.ariadne4j.callflow.call;

/** The side that began a call. */
public enum CallDirection {
    /** The call began with a channel that came into the application: a caller. */
    INBOUND,
    /** The application began the call and rang the first party. */
    OUTBOUND
}
