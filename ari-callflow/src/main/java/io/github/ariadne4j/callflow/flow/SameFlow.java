package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;

/**
 * One flow for all calls.
 *
 * @param flow the flow
 */
record SameFlow(CallFlow flow) implements FlowSelector {
    @Override
    public CallFlow flowFor(IncomingCall call) {
        return flow;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
