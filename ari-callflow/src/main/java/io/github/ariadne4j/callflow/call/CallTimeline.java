package io.github.ariadne4j.callflow.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of a call, by Asterisk's clock; by the clock of this process where Asterisk reported no time. The clocks differ, and
 * either may be set during a call: a later report never gets an earlier time, so that no end lies before its beginning. Durations
 * follow the clock: a call during which the clock was set back is too short, or has no length.
 *
 * @param started the time at which the call entered the application; of an outbound call, of the request
 * @param ringing the time at which a callee, or a party of an outbound call, first rang; null if none did
 * @param callerAnswered the time at which the caller was answered: by the application, through the bridge, or by the dialplan
 *     before the call entered the application (then its start); null if it was not. Of an outbound call, the first answer of a
 *     party
 * @param calleeAnswered the time at which a callee answered, or accepted a screened call, also if the caller had given up by
 *     then; null if none did
 * @param ended the time of the end; null while the call is alive
 */
public record CallTimeline(
        Instant started,
        @Nullable Instant ringing,
        @Nullable Instant callerAnswered,
        @Nullable Instant calleeAnswered,
        @Nullable Instant ended) {
    /** The times of a call that starts. */
    public static CallTimeline startedAt(Instant at) {
        return new CallTimeline(at, null, null, null, null);
    }

    /** A copy with this time of ringing, unless a callee rang or answered before. */
    public CallTimeline ringingAt(Instant at) {
        return ringing == null && calleeAnswered == null
                ? new CallTimeline(started, notBeforeOthers(at), callerAnswered, null, ended)
                : this;
    }

    /** A copy with this answer of the caller, unless the caller was answered, or the call had ended, before. */
    public CallTimeline callerAnsweredAt(Instant at) {
        return callerAnswered == null && ended == null
                ? new CallTimeline(started, ringing, notBeforeOthers(at), calleeAnswered, null)
                : this;
    }

    /** A copy with this answer of a callee, unless one answered, or the call had ended, before. */
    public CallTimeline calleeAnsweredAt(Instant at) {
        return calleeAnswered == null && ended == null
                ? new CallTimeline(started, ringing, callerAnswered, notBeforeOthers(at), null)
                : this;
    }

    /** A copy with this end, unless the call ended before. */
    public CallTimeline endedAt(Instant at) {
        return ended == null
                ? new CallTimeline(started, ringing, callerAnswered, calleeAnswered, notBeforeOthers(at))
                : this;
    }

    /** The latest of the known times. */
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

    /** The time from the start to the end; zero while the call is alive, never negative. */
    public Duration duration() {
        return ended == null ? Duration.ZERO : between(started, ended);
    }

    /**
     * The time from the start until a callee rang, or answered if it did not ring before; null if neither happened. Never
     * negative.
     */
    public @Nullable Duration postDialDelay() {
        Instant sign = ringing == null ? calleeAnswered : ringing;
        return sign == null ? null : between(started, sign);
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
