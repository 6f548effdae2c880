package io.github.ariadne4j.callflow.store;

import io.github.ariadne4j.callflow.limit.LimitDecision;
import org.jspecify.annotations.Nullable;

/**
 * How it went to take a call in.
 *
 * @param decision what the limits say; null if they are not known
 * @param limitsFailed why they are not known; null if they are
 * @param sessionFailed why the session was not written; null if it was, and for a call over a limit, which needs none
 */
public record Admission(
        @Nullable LimitDecision decision,
        @Nullable Throwable limitsFailed,
        @Nullable Throwable sessionFailed) {
    /** Counted, and its session written. */
    public static Admission taken() {
        return new Admission(new LimitDecision.Admitted(), null, null);
    }

    /** Over a limit. */
    public static Admission refused(LimitDecision.Refused decision) {
        return new Admission(decision, null, null);
    }

    /** The store that would have done both cannot be asked. */
    public static Admission unknown(Throwable why) {
        return new Admission(null, why, why);
    }

    /** Whether the store has the session. */
    public boolean written() {
        return sessionFailed == null && !(decision instanceof LimitDecision.Refused);
    }
}
