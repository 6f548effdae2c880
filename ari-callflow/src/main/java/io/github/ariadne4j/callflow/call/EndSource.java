package io.github.ariadne4j.callflow.call;

/** How the time of a call's end is known. */
public enum EndSource {
    /** Asterisk told it: an event, or one that it kept for us while we were away. */
    EVENT,
    /** No event told it: the call was there at one look and gone at the next; it ended at some time in between. */
    RECONCILED,
    /** Its Asterisk ended or was restarted, and the call with it, at some time between two looks. */
    ASTERISK_LOST
}
