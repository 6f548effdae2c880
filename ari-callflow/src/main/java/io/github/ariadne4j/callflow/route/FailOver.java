package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.Set;

/**
 * The rule by which a hunt continues with the next round after a failure. A round of several targets continues the hunt if one of
 * its targets ended with such a cause. Immutable.
 *
 * @param endsHunt the Q.850 causes after which no further target is tried
 */
public record FailOver(Set<HangupCause> endsHunt) {
    /**
     * Continues after causes of the network and after no answer. Busy (17) and rejected (21), which the callee decides, end the
     * hunt.
     */
    public static final FailOver UNLESS_CALLEE_DECIDED =
            new FailOver(Set.of(HangupCause.USER_BUSY, HangupCause.CALL_REJECTED));

    /** Continues after any cause. */
    public static final FailOver ALWAYS = new FailOver(Set.of());

    /** Copies the causes. */
    public FailOver {
        endsHunt = Set.copyOf(endsHunt);
    }

    /** Whether the next round is tried after this cause. */
    public boolean goesOnAfter(HangupCause cause) {
        return !endsHunt.contains(cause);
    }
}
