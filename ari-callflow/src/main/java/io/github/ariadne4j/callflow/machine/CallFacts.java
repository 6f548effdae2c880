package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.session.CallSession;

/**
 * What does not change while a call lives.
 *
 * @param call the call as it came in
 * @param origin where it runs
 * @param owner whose it is
 * @param policy how it behaves
 */
public record CallFacts(IncomingCall call, CallOrigin origin, CallSession.Owner owner, Policy policy) {
    /**
     * How a call behaves.
     *
     * @param timeouts how long to wait for what
     * @param admitWhenLimitsUnknown whether it is taken although its limits cannot be read or counted
     * @param admitWhenSessionLost whether it is taken although its session cannot be written
     */
    public record Policy(CallTimeouts timeouts, boolean admitWhenLimitsUnknown, boolean admitWhenSessionLost) {}

    /** The ids of what the call creates in Asterisk. */
    public CallIds ids() {
        return new CallIds(origin.application(), call.id());
    }

    CallTimeouts timeouts() {
        return policy.timeouts();
    }
}
