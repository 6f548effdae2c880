package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;

/** The thread of a flow or a screening, the only one that may use its verbs. It is the thread that creates this object. Any thread. */
public final class FlowThread {
    private final CallId call;
    private final Thread own = Thread.currentThread();

    public FlowThread(CallId call) {
        this.call = call;
    }

    /**
     * Fails on any other thread.
     *
     * @param verb the name of the verb that is used, for the message
     * @throws IllegalStateException on another thread
     */
    public void check(String verb) {
        Thread user = Thread.currentThread();
        if (user != own) {
            throw new IllegalStateException(
                    "the verb " + verb + " of call " + call + " was used on " + user
                            + "; verbs may be used on the thread of their flow only: any other thread uses the orders of engine.handle(id)");
        }
    }
}
