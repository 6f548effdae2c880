package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;

/**
 * What does not change while a call lives.
 *
 * @param call the call as it came in
 * @param ids the ids of what it creates
 * @param asteriskId the Asterisk it runs on
 * @param policy how it behaves
 */
public record CallFacts(IncomingCall call, CallIds ids, String asteriskId, Policy policy) {
    /**
     * How a call behaves.
     *
     * @param timeouts how long to wait for what
     * @param admitWhenLimitsUnknown whether it is taken although its limits cannot be read or counted
     * @param admitWhenSessionLost whether it is taken although its session cannot be written
     */
    public record Policy(CallTimeouts timeouts, boolean admitWhenLimitsUnknown, boolean admitWhenSessionLost) {}

    CallTimeouts timeouts() {
        return policy.timeouts();
    }
}
