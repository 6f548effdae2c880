package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * How much an account or trunk may do at once.
 *
 * @param scope whose limit it is
 * @param concurrentCalls how many calls at the same time; null: any number
 * @param callsPerSecond how many new calls a second: as many are taken at once, and from then on one each time that one falls due, as
 *     {@link Gcra} has it; null: any number
 * @param refusal what a caller over the limit is told, for example 34 (SIP 503) or 17 (SIP 486)
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
