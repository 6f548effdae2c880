package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.limit.Gcra;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Limits the new calls per second of this instance; those above the limit are refused with cause 34 (SIP 503). A burst of one
 * second's calls is accepted at once, later calls at the rate ({@link io.github.ariadne4j.callflow.limit.Gcra}). It is to be the
 * last gate: an admitted call counts, also if a later gate refuses it. Any thread.
 */
public final class CallRate implements AdmissionGate {
    private static final GateDecision TOO_MANY = new GateDecision.Refused(HangupCause.CONGESTION, Refusal.CALL_RATE);

    private final Gcra gcra;
    private final LongSupplier nanos;
    private long due;

    private CallRate(Gcra gcra, LongSupplier nanos) {
        this.gcra = gcra;
        this.nanos = nanos;
        this.due = nanos.getAsLong();
    }

    /**
     * A gate with the system's clock.
     *
     * @param callsPerSecond at least 1
     * @throws IllegalArgumentException if it is less
     */
    public static CallRate of(int callsPerSecond) {
        return of(callsPerSecond, System::nanoTime);
    }

    /**
     * A gate with another clock, such as that of a test in virtual time.
     *
     * @param callsPerSecond at least 1
     * @param nanos a monotonic clock, in nanoseconds
     * @throws IllegalArgumentException if callsPerSecond is less than 1
     */
    public static CallRate of(int callsPerSecond, LongSupplier nanos) {
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("callsPerSecond must be positive: " + callsPerSecond);
        }
        return new CallRate(Gcra.perSecond(callsPerSecond), nanos);
    }

    @Override
    public Set<Refusal> reasons() {
        return Set.of(Refusal.CALL_RATE);
    }

    @Override
    public synchronized GateDecision admit(CallAttempt attempt) {
        long now = nanos.getAsLong();
        if (!gcra.conforms(due, now)) {
            return TOO_MANY;
        }
        due = gcra.next(due, now);
        return GateDecision.ADMITTED;
    }
}
