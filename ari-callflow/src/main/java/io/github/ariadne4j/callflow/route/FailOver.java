package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.Set;

/**
 * After which failures of a round a hunt goes on to the next one. A round of several targets goes on if one of them ended with
 * such a cause.
 *
 * @param endsHunt the Q.850 causes after which no further target is tried
 */
public record FailOver(Set<HangupCause> endsHunt) {
    /** Goes on after causes of the network and after no answer. Busy (17) and rejected (21), which the callee decides, end the hunt. */
    public static final FailOver UNLESS_CALLEE_DECIDED =
            new FailOver(Set.of(HangupCause.USER_BUSY, HangupCause.CALL_REJECTED));

    /** Goes on after any cause. */
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
