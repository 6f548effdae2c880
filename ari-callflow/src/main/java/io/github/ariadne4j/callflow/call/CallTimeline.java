package io.github.ariadne4j.callflow.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened, by Asterisk's clock.
 *
 * @param started when the call entered the application
 * @param ringing when a callee first rang; null if none did
 * @param answered when the callee answered; null if none did
 * @param ended when the call ended; null while it lives
 */
public record CallTimeline(
        Instant started,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    /** A call that starts. */
    public static CallTimeline startedAt(Instant at) {
        return new CallTimeline(at, null, null, null);
    }

    /** The same, ringing since then unless it rang before. */
    public CallTimeline ringingAt(Instant at) {
        return ringing == null ? new CallTimeline(started, at, answered, ended) : this;
    }

    /** The same, answered then unless it was answered before. */
    public CallTimeline answeredAt(Instant at) {
        return answered == null ? new CallTimeline(started, ringing, at, ended) : this;
    }

    /** The same, ended then unless it ended before. */
    public CallTimeline endedAt(Instant at) {
        return ended == null ? new CallTimeline(started, ringing, answered, at) : this;
    }

    /** From the start to the end; zero while the call lives, never negative. */
    public Duration duration() {
        return between(started, ended);
    }

    /** From the answer to the end; zero if nobody answered, never negative. */
    public Duration billable() {
        return answered == null ? Duration.ZERO : between(answered, ended);
    }

    private static Duration between(Instant from, @Nullable Instant to) {
        return to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
