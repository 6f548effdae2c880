package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;

/**
 * How the engine behaves.
 *
 * @param timeouts how long it waits for what
 * @param mostCalls how many calls it holds at once; more are refused with cause 34 (SIP 503) before anything is done
 * @param admitWhenLimitsUnknown whether a call is taken although its limits cannot be read or counted; else it is refused with cause 34
 *     (SIP 503)
 * @param admitWhenSessionLost whether a call is taken although its session cannot be written; it then lives in memory only. Else it is
 *     refused with cause 34 (SIP 503)
 * @param admitWhenCreditUnknown whether a call is taken, and charged to no account, although its credit cannot be reserved; else it is
 *     refused with cause 34 (SIP 503)
 * @param lookEvery how often the engine compares what it believes with what Asterisk holds, besides after every gap in the events;
 *     until then a call waits whose end no event told. A look costs four requests
 * @param overloadDelay how long requests to Asterisk may take on average, the wait for their turn and for this process to read the
 *     answer included; once they have taken longer for half a second, or as long more legs were being set up than get done, new calls
 *     are refused with cause 34 (SIP 503) before any store is asked, until the average is half of this. Calls that live go on. Zero: no call is refused for it
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
     * Checks them.
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
     * The default time-outs, 10,000 calls, a look every 30 s, 200 ms until overload; a store that is down stops no call, but where credit
     * is asked for none is taken without it.
     */
    public static CallEngineSettings defaults() {
        return new CallEngineSettings(
                CallTimeouts.defaults(), 10_000, true, true, false, Duration.ofSeconds(30), Duration.ofMillis(200));
    }

    /** The same with other time-outs. */
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

    /** The same with another bound of calls. */
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
     * The same with another choice while a store is away.
     *
     * @param limitsUnknown whether a call is taken although its limits cannot be read or counted
     * @param sessionLost whether a call is taken although its session cannot be written
     */
    public CallEngineSettings withAdmissionWhileAway(boolean limitsUnknown, boolean sessionLost) {
        return new CallEngineSettings(
                timeouts, mostCalls, limitsUnknown, sessionLost, admitWhenCreditUnknown, lookEvery, overloadDelay);
    }

    /** The same with another choice while credit cannot be reserved. */
    public CallEngineSettings withAdmissionWhenCreditUnknown(boolean admits) {
        return new CallEngineSettings(
                timeouts, mostCalls, admitWhenLimitsUnknown, admitWhenSessionLost, admits, lookEvery, overloadDelay);
    }

    /** The same with another period of looks. */
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

    /** The same with another delay until overload; zero: no call is refused for it. */
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
