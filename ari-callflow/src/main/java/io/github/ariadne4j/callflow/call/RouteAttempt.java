package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One target that was tried.
 *
 * @param endpoint what was dialled, as Asterisk was told
 * @param number its number within the call, from which the id of its channel derives; 0 where a session of an earlier version
 *     does not tell
 * @param times when what happened to it
 * @param cause how it ended; null while it is tried, and for the target that answered until the call ends
 * @param sipStatus the SIP status that came with it, if Asterisk told; null otherwise
 */
public record RouteAttempt(
        String endpoint,
        int number,
        LegTimes times,
        @Nullable HangupCause cause,
        @Nullable Integer sipStatus) {
    /** An attempt of which no more is known than when it began. */
    public RouteAttempt(String endpoint, Instant started, @Nullable HangupCause cause, @Nullable Integer sipStatus) {
        this(endpoint, 0, LegTimes.begunAt(started), cause, sipStatus);
    }

    /** An attempt that begins. */
    public static RouteAttempt begun(String endpoint, int number, Instant at) {
        return new RouteAttempt(endpoint, number, LegTimes.begunAt(at), null, null);
    }

    /** When it began. */
    public Instant started() {
        return times.began();
    }

    /** Whether it has not come to an end of its own. */
    public boolean isOpen() {
        return cause == null;
    }

    /** The same, with these times. */
    public RouteAttempt at(LegTimes changed) {
        return new RouteAttempt(endpoint, number, changed, cause, sipStatus);
    }

    /** The same, ended like this. */
    public RouteAttempt endedBy(HangupCause how, @Nullable Integer status, Instant at) {
        return new RouteAttempt(endpoint, number, times.endedAt(at), how, status);
    }
}
