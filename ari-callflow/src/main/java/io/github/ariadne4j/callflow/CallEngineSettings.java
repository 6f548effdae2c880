package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallTimeouts;

/**
 * How the engine behaves.
 *
 * @param timeouts how long it waits for what
 * @param mostCalls how many calls it holds at once; more are refused with cause 34 (SIP 503) before anything is done
 * @param admitWhenLimitsUnknown whether a call is taken although its limits cannot be read or counted
 * @param admitWhenSessionLost whether a call is taken although its session cannot be written; it then lives in memory only
 */
public record CallEngineSettings(
        CallTimeouts timeouts, int mostCalls, boolean admitWhenLimitsUnknown, boolean admitWhenSessionLost) {
    /** @throws IllegalArgumentException if mostCalls is not positive */
    public CallEngineSettings {
        if (mostCalls < 1) {
            throw new IllegalArgumentException("mostCalls must be positive: " + mostCalls);
        }
    }

    /** The default time-outs, 10,000 calls; a store that is down stops no call. */
    public static CallEngineSettings defaults() {
        return new CallEngineSettings(CallTimeouts.defaults(), 10_000, true, true);
    }
}
