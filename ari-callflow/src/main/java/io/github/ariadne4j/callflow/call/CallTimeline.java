package io.github.ariadne4j.callflow.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened, by Asterisk's clock; what Asterisk did not tell, by our own. The clocks differ, and either may be set while
 * a call lives: what is told later never lies before what was told earlier, so that nothing ends before it began. Durations
 * follow the clock: a call during which it was put back is too short, or of no length at all.
 *
 * @param started when the call entered the application; of an outbound call, when it was asked for
 * @param ringing when a callee first rang, or a party of an outbound call; null if none did
 * @param callerAnswered when the caller was answered: by the application, through the bridge, or by the dialplan before it entered
 *     the application (then its start); null if it was not. Of an outbound call, when a party answered first
 * @param calleeAnswered when a callee answered, or accepted if it had to, also if the caller had given up by then; null if none did
 * @param ended when the call ended; null while it lives
 */
public record CallTimeline(
        Instant started,
        @Nullable Instant ringing,
        @Nullable Instant callerAnswered,
        @Nullable Instant calleeAnswered,
        @Nullable Instant ended) {
    /** A call that starts. */
    public static CallTimeline startedAt(Instant at) {
        return new CallTimeline(at, null, null, null, null);
    }

    /** The same, ringing since then unless it rang, or was answered by a callee, before. */
    public CallTimeline ringingAt(Instant at) {
        return ringing == null && calleeAnswered == null
                ? new CallTimeline(started, notBeforeOthers(at), callerAnswered, null, ended)
                : this;
    }

    /** The same, its caller answered then unless it was answered, or the call had ended, before. */
    public CallTimeline callerAnsweredAt(Instant at) {
        return callerAnswered == null && ended == null
                ? new CallTimeline(started, ringing, notBeforeOthers(at), calleeAnswered, null)
                : this;
    }

    /** The same, answered by a callee then unless one answered, or the call had ended, before. */
    public CallTimeline calleeAnsweredAt(Instant at) {
        return calleeAnswered == null && ended == null
                ? new CallTimeline(started, ringing, callerAnswered, notBeforeOthers(at), null)
                : this;
    }

    /** The same, ended then unless it ended before. */
    public CallTimeline endedAt(Instant at) {
        return ended == null
                ? new CallTimeline(started, ringing, callerAnswered, calleeAnswered, notBeforeOthers(at))
                : this;
    }

    /** The latest time known; at first the start. */
    public Instant latest() {
        return later(later(later(later(started, ringing), callerAnswered), calleeAnswered), ended);
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
        return ended == null ? Duration.ZERO : between(started, ended);
    }

    /**
     * From the start to the first sign of a callee: its ringing, or its answer if it did not ring before; null if there was
     * neither. Never negative.
     */
    public @Nullable Duration postDialDelay() {
        Instant sign = ringing == null ? calleeAnswered : ringing;
        return sign == null ? null : between(started, sign);
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
