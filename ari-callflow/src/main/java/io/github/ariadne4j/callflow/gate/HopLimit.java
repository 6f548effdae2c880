package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;
import java.util.Set;

/**
 * Refuses a call that has returned to this engine too often, with cause 25 (exchange routing error). Every engine has one, by
 * default with {@link #MOST_HOPS}. Immutable.
 *
 * @param most the most hops of a call; 0: no call may return
 */
public record HopLimit(int most) implements AdmissionGate {
    /** The default limit of hops. */
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
