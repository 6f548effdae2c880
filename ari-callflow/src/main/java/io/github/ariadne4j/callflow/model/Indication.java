package io.github.ariadne4j.callflow.model;

/** An indication to a caller before the answer. */
public enum Indication {
    /** The far end rings (SIP: 180). */
    RINGING,
    /** The call goes on, and early media may follow (SIP: 183). */
    PROGRESS
}
