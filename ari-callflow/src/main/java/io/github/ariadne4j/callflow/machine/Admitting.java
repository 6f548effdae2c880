package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.time.Instant;

/**
 * The call is here: its limits are being asked and its session is being written, before the first side effect, so that
 * nothing can be lost. Nothing was done in Asterisk yet.
 */
record Admitting(CallData data) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new Admitting(changed);
    }

    @Override
    public Transition on(CallSignal.Admitted signal) {
        LimitDecision decision = signal.decision();
        if (decision instanceof LimitDecision.Refused refused) {
            return overLimit(refused, signal.at());
        }
        CallFacts.Policy policy = data.facts().policy();
        boolean unlimited = decision == null && !policy.admitWhenLimitsUnknown();
        boolean unwritten = !signal.sessionWritten() && !policy.admitWhenSessionLost();
        if (unlimited || unwritten) {
            return Teardown.refuse(data, HangupCause.CONGESTION, signal.at());
        }
        Transition inFlow = Transition.to(new InFlow(data), new Effect.StartFlow());
        if (!signal.sessionWritten()) {
            return inFlow.after(Effect.StartTimer.toSaveAgain());
        }
        return data.timeline().callerAnswered() != null ? inFlow.after(new Effect.Save(data.session(), 0)) : inFlow;
    }

    private Transition overLimit(LimitDecision.Refused refused, Instant at) {
        return Teardown.refuse(data.note("refused", refused.reason()), refused.cause(), at);
    }
}
