package io.github.ariadne4j.callflow.call;

/** A side of a call: the one that ended it, or the one that an order applies to. */
public enum Party {
    /** The caller; of an outbound call, the party that answered first. */
    CALLER,
    /** The callee: it hung up, was busy, rejected, or did not answer. */
    CALLEE,
    /** The application: no route, over a limit, a flow that ended the call, a failed command. */
    APPLICATION,
    /** No party: no media came from one of them, or the call was lost, for example with its Asterisk. */
    NETWORK
}
