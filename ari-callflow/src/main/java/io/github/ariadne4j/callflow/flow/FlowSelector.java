package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;

/**
 * Chooses the flow of a call. May block, unless it says that it does not: it is then called on the engine's loop, otherwise on
 * the thread that the flow will run on.
 */
@FunctionalInterface
public interface FlowSelector {
    /** The flow for this call. */
    CallFlow flowFor(IncomingCall call);

    /** Whether {@link #flowFor} may block. Default: true. */
    default boolean mayBlock() {
        return true;
    }

    /** The same flow for every call. */
    static FlowSelector always(CallFlow flow) {
        return new SameFlow(flow);
    }
}
