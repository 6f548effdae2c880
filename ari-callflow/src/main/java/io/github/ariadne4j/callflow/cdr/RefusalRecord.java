package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * New calls that were refused for want of capacity before anything was done for them: one of them, or, where more than a few come in
 * within a second, all of one cause and trunk together. They have no CDR.
 *
 * @param id makes a second write harmless
 * @param origin where they came in
 * @param cause why they were refused
 * @param trunk the endpoint they came in through; empty for a sum of several
 * @param first when the first came in, by Asterisk's clock
 * @param last when the last came in; the same as first for one call
 * @param calls how many, at least 1
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
    /** One call. */
    public static RefusalRecord ofOne(
            CallOrigin origin, Refusal cause, String trunk, Instant at, String caller, String dialled) {
        return new RefusalRecord(UUID.randomUUID(), origin, cause, trunk, at, at, 1, caller, dialled);
    }

    /** Both together, under the id of this one. The origin and the cause have to be the same. */
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
