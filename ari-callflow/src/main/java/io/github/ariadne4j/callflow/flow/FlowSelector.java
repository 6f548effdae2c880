package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;

/** Chooses the flow of a call. Called on the thread that the flow will run on; may block. */
@FunctionalInterface
public interface FlowSelector {
    /** The flow for this call. */
    CallFlow flowFor(IncomingCall call);
}
