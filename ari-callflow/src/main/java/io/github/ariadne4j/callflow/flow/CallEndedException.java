package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.CallId;

/**
 * The call is over, or continues in another flow, or the engine was closed and the call continues in the next instance: the verb was not
 * carried out. The engine catches it: a flow may let it pass.
 */
public final class CallEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Made by the engine. */
    public CallEndedException(CallId id) {
        super("call " + id + " is over, or continues in another flow or instance");
    }
}
