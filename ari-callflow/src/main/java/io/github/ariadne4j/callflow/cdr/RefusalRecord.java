package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of new calls that were refused for lack of capacity before any work was done for them: of one call, or, if there are
 * more than a few in a second, of all calls with one cause and trunk. Refused calls have no CDR. Immutable.
 *
 * @param id the key of the record: a second write with it has no effect
 * @param origin the application and the Asterisk
 * @param cause the reason of the refusal
 * @param trunk the endpoint of the calls; empty for a sum of several
 * @param first the time of the first call, by Asterisk's clock
 * @param last the time of the last call; equal to first for one call
 * @param calls the number of calls, at least 1
 * @param caller the caller's number, as it came in; null for a sum
 * @param dialled the number as dialled; null for a sum
 */
public record RefusalRecord(
        UUID id,
        CallOrigin origin,
        Refusal cause,
        String trunk,
        Instant first,
        Instant last,
        long calls,
        @Nullable String caller,
        @Nullable String dialled) {
    /** The record of one call. */
    public static RefusalRecord ofOne(
            CallOrigin origin, Refusal cause, String trunk, Instant at, String caller, String dialled) {
        return new RefusalRecord(UUID.randomUUID(), origin, cause, trunk, at, at, 1, caller, dialled);
    }

    /** The sum of both, with the id of this one. The origin and the cause have to be equal. */
    public RefusalRecord plus(RefusalRecord other) {
        return new RefusalRecord(
                id,
                origin,
                cause,
                trunk.equals(other.trunk) ? trunk : "",
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                calls + other.calls,
                null,
                null);
    }
}
