package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;

/** The call is admitted, and its session is being written: before the first side effect, so that nothing can be lost. */
record Opening(CallData data) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new Opening(changed);
    }

    @Override
    public Transition on(CallSignal.SessionOpened signal) {
        if (!signal.written() && !data.facts().policy().admitWhenSessionLost()) {
            return Teardown.refuse(data, HangupCause.CONGESTION, signal.at());
        }
        return Transition.to(new InFlow(data), new Effect.StartFlow());
    }
}
