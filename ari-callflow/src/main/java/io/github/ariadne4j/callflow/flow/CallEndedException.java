package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.CallId;

/** The call is over, or goes on in another flow, so the verb could not be carried out. Ends a flow quietly; there is no need to catch it. */
public final class CallEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the engine.
     *
     * @param id the call
     */
    public CallEndedException(CallId id) {
        super("call " + id + " is over, or goes on in another flow");
    }
}
