package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Duration;
import java.time.Instant;

/**
 * A recorded call in a list.
 *
 * @param id the call
 * @param began when its first entry was made, by this machine's clock
 * @param lasted the time from its first entry to its last one so far
 * @param live whether it goes on
 * @param caller the caller's number as it came, untrusted; empty if unknown
 * @param dialled what was dialled as it came, untrusted; empty if unknown
 * @param plan what its legs were for last, for example {@code Connected}; {@code Refused} if the call was not taken
 * @param entries how many entries were made
 * @param leftOut how many of them are no longer kept
 */
public record CallSummary(
        CallId id,
        Instant began,
        Duration lasted,
        boolean live,
        String caller,
        String dialled,
        String plan,
        int entries,
        int leftOut) {
    /** The same with numbers masked, as {@link RecordedCall#masked()} masks them. */
    public CallSummary masked() {
        return masked(new NumberMasks());
    }

    CallSummary masked(NumberMasks masks) {
        return new CallSummary(
                id, began, lasted, live, masks.number(caller), masks.number(dialled), plan, entries, leftOut);
    }
}
