package io.github.ariadne4j.callflow.call;

/** The source of the time of a call's end. */
public enum EndSource {
    /** Asterisk reported it: by an event, or by one that it kept while the application was not connected. */
    EVENT,
    /** No event reported it: the call was present in one comparison with Asterisk and absent in the next; it ended in between. */
    RECONCILED,
    /** Its Asterisk ended or was restarted, and the call with it, between two comparisons. */
    ASTERISK_LOST
}
