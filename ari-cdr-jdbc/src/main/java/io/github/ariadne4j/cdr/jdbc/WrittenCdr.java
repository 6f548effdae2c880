package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code cdr}, without legs and custom fields.
 *
 * @param call the id of the call
 * @param direction {@code INBOUND} or {@code OUTBOUND}
 * @param caller the caller's number as it came; of an outbound call, the caller id that was given for it
 * @param dialled the number as it was dialled
 * @param routed the target that was dialled last, as Asterisk was told; null if none was
 * @param times when what happened
 * @param outcome how it ended
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
     * When what happened, in microseconds.
     *
     * @param started when the call entered the application
     * @param answered from when it is billable; null: it is not
     * @param ended when it ended
     * @param billable how long it is billable
     */
    public record Times(Instant started, @Nullable Instant answered, Instant ended, Duration billable) {
        /** From the start to the end. */
        public Duration duration() {
            return Duration.between(started, ended);
        }
    }

    /**
     * How it ended.
     *
     * @param disposition in one word
     * @param cause the Q.850 cause
     * @param sipStatus the SIP status that came with the end; null if Asterisk told none
     * @param by {@code CALLER}, {@code CALLEE}, {@code APPLICATION} or {@code NETWORK}
     */
    public record Outcome(
            String disposition, int cause, @Nullable Integer sipStatus, String by) {}
}
