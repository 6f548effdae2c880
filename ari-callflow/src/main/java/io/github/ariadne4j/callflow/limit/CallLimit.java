package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the calls of an account or trunk. Immutable.
 *
 * @param scope the account or trunk
 * @param concurrentCalls the most calls at the same time; null: unlimited
 * @param callsPerSecond the most new calls per second: a burst of that many is accepted at once, later calls at the rate
 *     ({@link Gcra}); null: unlimited
 * @param refusal the cause for a caller over the limit, for example 34 (SIP 503) or 17 (SIP 486)
 */
public record CallLimit(
        LimitScope scope,
        @Nullable Integer concurrentCalls,
        @Nullable Integer callsPerSecond,
        HangupCause refusal) {
    /** @throws IllegalArgumentException if a number is negative */
    public CallLimit {
        if (concurrentCalls != null && concurrentCalls < 0) {
            throw new IllegalArgumentException("concurrentCalls must not be negative: " + concurrentCalls);
        }
        if (callsPerSecond != null && callsPerSecond < 0) {
            throw new IllegalArgumentException("callsPerSecond must not be negative: " + callsPerSecond);
        }
    }
}
