package io.github.ariadne4j.cdr.jdbc.query;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code cdr}, without legs and custom fields.
 *
 * @param call the id of the call
 * @param direction {@code INBOUND} or {@code OUTBOUND}
 * @param caller the caller's number as received; for an outbound call, the caller id of the request
 * @param dialled the dialled number as received
 * @param routed the target that was dialled last, in Asterisk's notation; null if none was dialled
 * @param times the times of the call
 * @param outcome the end of the call
 * @param application the Stasis application
 * @param asteriskId the Asterisk on which the call ran
 */
public record WrittenCdr(
        CallId call,
        String direction,
        String caller,
        String dialled,
        @Nullable String routed,
        Times times,
        Outcome outcome,
        String application,
        String asteriskId) {
    /**
     * The times of a call, with microseconds.
     *
     * @param started when the call entered the application
     * @param answered start of the billable time; null: not billable
     * @param ended end of the call
     * @param billable billable time
     */
    public record Times(Instant started, @Nullable Instant answered, Instant ended, Duration billable) {
        /** The time from the start to the end. */
        public Duration duration() {
            return Duration.between(started, ended);
        }
    }

    /**
     * The end of a call.
     *
     * @param disposition its disposition
     * @param cause the Q.850 cause
     * @param sipStatus the SIP status of the end; null if Asterisk reported none
     * @param by {@code CALLER}, {@code CALLEE}, {@code APPLICATION} or {@code NETWORK}
     */
    public record Outcome(
            String disposition, int cause, @Nullable Integer sipStatus, String by) {}
}
