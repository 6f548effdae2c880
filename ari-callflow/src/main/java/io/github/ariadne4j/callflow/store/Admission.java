package io.github.ariadne4j.callflow.store;

import io.github.ariadne4j.callflow.limit.LimitDecision;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of admitting a call. Immutable.
 *
 * @param decision the decision of the limits; null if they are unknown
 * @param limitsFailed the reason for which the limits are unknown; null if they are known
 * @param sessionFailed the reason for which the session was not written; null if it was, and for a call over a limit, which needs
 *     none
 */
public record Admission(
        @Nullable LimitDecision decision,
        @Nullable Throwable limitsFailed,
        @Nullable Throwable sessionFailed) {
    /** The call is counted, and its session written. */
    public static Admission taken() {
        return new Admission(new LimitDecision.Admitted(), null, null);
    }

    /** The call is over a limit. */
    public static Admission refused(LimitDecision.Refused decision) {
        return new Admission(decision, null, null);
    }

    /** The store of limits and sessions does not answer. */
    public static Admission unknown(Throwable why) {
        return new Admission(null, why, why);
    }

    /** Whether the store has the session. */
    public boolean written() {
        return sessionFailed == null && !(decision instanceof LimitDecision.Refused);
    }
}
