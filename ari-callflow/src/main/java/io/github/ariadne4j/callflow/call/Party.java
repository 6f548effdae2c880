package io.github.ariadne4j.callflow.call;

/** A side of a call: who ended it, or whom something is done to. */
public enum Party {
    /** The caller hung up or gave up; of an outbound call, the party that answered first hung up. */
    CALLER,
    /** The callee hung up, was busy, rejected, or did not answer. */
    CALLEE,
    /** We did: no route, over a limit, a flow that ended the call, a failure of a command. */
    APPLICATION,
    /** No party asked: no media came from one of them, or the call was lost, for example with its Asterisk. */
    NETWORK
}
