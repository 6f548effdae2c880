package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;

/**
 * The settings of an engine. Immutable. {@link #defaults()} has the default of each.
 *
 * @param timeouts the time-outs of calls
 * @param mostCalls the most calls at once; more are refused with cause 34 (SIP 503) before any work is done for them. Default:
 *     10,000
 * @param admitWhenLimitsUnknown whether a call is accepted although its limits cannot be read or counted; otherwise it is refused
 *     with cause 34 (SIP 503). Default: true
 * @param admitWhenSessionLost whether a call is accepted although its session cannot be written; such a call is held in memory
 *     only. Otherwise it is refused with cause 34 (SIP 503). Default: true
 * @param admitWhenCreditUnknown whether a call is accepted, and charged to no account, although its credit cannot be reserved;
 *     otherwise it is refused with cause 34 (SIP 503). Default: false
 * @param lookEvery the period of comparisons with the channels and bridges of Asterisk; one more follows every gap in the events.
 *     A call whose end was not reported by an event waits until the next comparison. A comparison costs four requests. Default:
 *     30 s
 * @param overloadDelay the average time of requests to Asterisk above which the engine is overloaded, including the wait in the
 *     queue and the time until this process has read the answer. New calls are refused with cause 34 (SIP 503), before any store
 *     is read, once the average was higher for half a second, or once more legs were begun than set up for as long. They are
 *     accepted again once the average is half of this. Live calls continue. Zero: no call is refused for overload. Default:
 *     200 ms
 */
public record CallEngineSettings(
        CallTimeouts timeouts,
        int mostCalls,
        boolean admitWhenLimitsUnknown,
        boolean admitWhenSessionLost,
        boolean admitWhenCreditUnknown,
        Duration lookEvery,
        Duration overloadDelay) {
    /**
     * Validates the settings.
     *
     * @throws IllegalArgumentException if mostCalls is not positive, lookEvery is shorter than 100 ms, or overloadDelay is
     *     negative
     */
    public CallEngineSettings {
        if (mostCalls < 1) {
            throw new IllegalArgumentException("mostCalls must be positive: " + mostCalls);
        }
        if (lookEvery.toMillis() < 100) {
            throw new IllegalArgumentException("lookEvery must be at least 100 ms: " + lookEvery);
        }
        if (overloadDelay.isNegative()) {
            throw new IllegalArgumentException("overloadDelay must not be negative: " + overloadDelay);
        }
    }

    /**
     * The default time-outs, 10,000 calls, a comparison every 30 s, 200 ms until overload. Calls are accepted while a store is
     * not available, but not while credit cannot be reserved.
     */
    public static CallEngineSettings defaults() {
        return new CallEngineSettings(
                CallTimeouts.defaults(), 10_000, true, true, false, Duration.ofSeconds(30), Duration.ofMillis(200));
    }

    /** A copy with other time-outs. */
    public CallEngineSettings with(CallTimeouts changed) {
        return new CallEngineSettings(
                changed,
                mostCalls,
                admitWhenLimitsUnknown,
                admitWhenSessionLost,
                admitWhenCreditUnknown,
                lookEvery,
                overloadDelay);
    }

    /** A copy with another bound of simultaneous calls. */
    public CallEngineSettings withMostCalls(int most) {
        return new CallEngineSettings(
                timeouts,
                most,
                admitWhenLimitsUnknown,
                admitWhenSessionLost,
                admitWhenCreditUnknown,
                lookEvery,
                overloadDelay);
    }

    /**
     * A copy with another policy for the time in which a store is not available.
     *
     * @param limitsUnknown whether a call is accepted although its limits cannot be read or counted
     * @param sessionLost whether a call is accepted although its session cannot be written
     */
    public CallEngineSettings withAdmissionWhileAway(boolean limitsUnknown, boolean sessionLost) {
        return new CallEngineSettings(
                timeouts, mostCalls, limitsUnknown, sessionLost, admitWhenCreditUnknown, lookEvery, overloadDelay);
    }

    /** A copy with another policy for the time in which credit cannot be reserved. */
    public CallEngineSettings withAdmissionWhenCreditUnknown(boolean admits) {
        return new CallEngineSettings(
                timeouts, mostCalls, admitWhenLimitsUnknown, admitWhenSessionLost, admits, lookEvery, overloadDelay);
    }

    /** A copy with another period of comparisons, at least 100 ms. */
    public CallEngineSettings withLookEvery(Duration period) {
        return new CallEngineSettings(
                timeouts,
                mostCalls,
                admitWhenLimitsUnknown,
                admitWhenSessionLost,
                admitWhenCreditUnknown,
                period,
                overloadDelay);
    }

    /** A copy with another delay until overload; zero: no call is refused for overload. */
    public CallEngineSettings withOverloadDelay(Duration delay) {
        return new CallEngineSettings(
                timeouts,
                mostCalls,
                admitWhenLimitsUnknown,
                admitWhenSessionLost,
                admitWhenCreditUnknown,
                lookEvery,
                delay);
    }
}
