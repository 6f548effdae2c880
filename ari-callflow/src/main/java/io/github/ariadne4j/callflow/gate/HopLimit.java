package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;
import java.util.Set;

/**
 * Refuses a call that has come back to this engine too often, with cause 25 (exchange routing error). Every engine has one: without any
 * among its gates it is that of {@link #MOST_HOPS}.
 *
 * @param most how many hops a call may have; 0: none may come back
 */
public record HopLimit(int most) implements AdmissionGate {
    /** How many hops a call may have unless told otherwise. */
    public static final int MOST_HOPS = 5;

    private static final GateDecision LOOPS = new GateDecision.Refused(HangupCause.of(25), Refusal.LOOP);

    /** @throws IllegalArgumentException if it is negative */
    public HopLimit {
        if (most < 0) {
            throw new IllegalArgumentException("most must not be negative: " + most);
        }
    }

    @Override
    public Set<Refusal> reasons() {
        return Set.of(Refusal.LOOP);
    }

    @Override
    public GateDecision admit(CallAttempt attempt) {
        return attempt.hops() > most ? LOOPS : GateDecision.ADMITTED;
    }
}
