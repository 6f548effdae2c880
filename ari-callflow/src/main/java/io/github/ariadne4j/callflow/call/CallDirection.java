package io.github.ariadne4j.callflow.call;

/** Who began a call. */
public enum CallDirection {
    /** A channel came into the application: a caller. */
    INBOUND,
    /** The application itself, which rang the first party. */
    OUTBOUND
}
