package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One target that was tried.
 *
 * @param endpoint what was dialled, as Asterisk was told
 * @param started when
 * @param cause how it ended; null while it is tried, and for the target that answered until the call ends
 * @param sipStatus the SIP status that came with it, if Asterisk told; null otherwise
 */
public record RouteAttempt(
        String endpoint,
        Instant started,
        @Nullable HangupCause cause,
        @Nullable Integer sipStatus) {}
