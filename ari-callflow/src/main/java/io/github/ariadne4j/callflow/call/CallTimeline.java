package io.github.ariadne4j.callflow.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened, by Asterisk's clock; what Asterisk did not tell, by our own. Clocks differ, and somebody may set one while
 * a call lives: what is told later never lies before what was told earlier, so that nothing ends before it began. Durations
 * follow the clock: a call during which it was put back is too short, or of no length at all.
 *
 * @param started when the call entered the application
 * @param ringing when a callee first rang; null if none did
 * @param answered when the callee answered, or when the caller was answered if that came first (a caller that enters the
 *     application answered: its start); null if neither was, or if the call was refused
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
        return ringing == null ? new CallTimeline(started, notBeforeOthers(at), answered, ended) : this;
    }

    /** The same, answered then unless it was answered or had ended before. */
    public CallTimeline answeredAt(Instant at) {
        return answered == null && ended == null
                ? new CallTimeline(started, ringing, notBeforeOthers(at), ended)
                : this;
    }

    /** The same of a call that was refused although its caller came in answered: nothing is billable. */
    public CallTimeline unanswered() {
        return new CallTimeline(started, ringing, null, ended);
    }

    /** The same, ended then unless it ended before. */
    public CallTimeline endedAt(Instant at) {
        return ended == null ? new CallTimeline(started, ringing, answered, notBeforeOthers(at)) : this;
    }

    /** The latest time known; at first the start. */
    public Instant latest() {
        return later(later(later(started, ringing), answered), ended);
    }

    private static Instant later(Instant known, @Nullable Instant other) {
        return other == null || other.isBefore(known) ? known : other;
    }

    private Instant notBeforeOthers(Instant at) {
        Instant latest = latest();
        return at.isBefore(latest) ? latest : at;
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
