package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.mask.NumberMasks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded call in a list.
 *
 * @param id the call
 * @param began when its first entry was made, by this machine's clock
 * @param lasted the time from its first entry to its last one so far, writes of its CDR apart
 * @param live whether it goes on
 * @param direction who began it; inbound if the call was not taken
 * @param caller the caller's number as it came, untrusted; of an outbound call, the caller id that was given for it; empty if unknown
 * @param dialled what was dialled as it came, untrusted; empty if unknown
 * @param plan what its legs were for last, for example {@code Connected}; {@code Refused} if the call was not taken
 * @param entries how many entries were made
 * @param leftOut how many of them are no longer kept
 * @param progress how far it came
 */
public record CallSummary(
        CallId id,
        Instant began,
        Duration lasted,
        boolean live,
        CallDirection direction,
        String caller,
        String dialled,
        String plan,
        int entries,
        int leftOut,
        Progress progress) {
    /**
     * The progress of a call.
     *
     * @param asterisk the identity of its Asterisk; empty if it was not taken
     * @param route the endpoint of the callee, or those that ring; empty if none was dialled
     * @param started when it entered the application, by Asterisk's clock; null if it was not taken
     * @param answered when it was answered, by Asterisk's clock; null if it was not
     * @param ended when it ended, by Asterisk's clock; null if it has not
     * @param end how it ended; null if it has not
     * @param recovered whether an earlier process, or another instance, began it
     */
    public record Progress(
            String asterisk,
            String route,
            @Nullable Instant started,
            @Nullable Instant answered,
            @Nullable Instant ended,
            @Nullable CallEnd end,
            boolean recovered) {
        /** Of a call that was not taken. */
        static final Progress NONE = new Progress("", "", null, null, null, null, false);

        Progress masked(NumberMasks masks) {
            return new Progress(asterisk, masks.text("endpoint", route), started, answered, ended, end, recovered);
        }
    }

    /** The same with numbers masked, as {@link RecordedCall#masked()} masks them. */
    public CallSummary masked() {
        return masked(new NumberMasks());
    }

    CallSummary masked(NumberMasks masks) {
        return new CallSummary(
                id,
                began,
                lasted,
                live,
                direction,
                masks.number(caller),
                masks.number(dialled),
                plan,
                entries,
                leftOut,
                progress.masked(masks));
    }
}
