package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.time.Instant;

/** The call is here, and its limits are being asked. Nothing was done in Asterisk yet. */
record Admitting(CallData data) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new Admitting(changed);
    }

    @Override
    public Transition on(CallSignal.LimitsAnswered signal) {
        LimitDecision decision = signal.decision();
        if (decision instanceof LimitDecision.Refused refused) {
            return overLimit(refused, signal.at());
        }
        if (decision == null && !data.facts().policy().admitWhenLimitsUnknown()) {
            return Teardown.refuse(data, HangupCause.CONGESTION, signal.at());
        }
        return Transition.to(new Opening(data), new Effect.OpenSession());
    }

    private Transition overLimit(LimitDecision.Refused refused, Instant at) {
        return Teardown.refuse(data.note("refused", refused.reason()), refused.cause(), at);
    }
}
