package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import java.util.concurrent.CompletionStage;

/**
 * An outbound call that was asked for; given by {@link CallEngine#originate}. May be kept, or dropped, at any time, and may be used on
 * any thread.
 *
 * @param call from now on, also before a target answers: {@code hangUp} then ends the call as cancelled
 * @param outcome what comes of the request: completes once a target has answered, or else once the call is over and its record is on
 *     its way; at once for a request that is refused. On a thread that may be blocked for a while; never exceptionally
 */
public record OriginatedCall(CallHandle call, CompletionStage<OriginateOutcome> outcome) {
    /** The id of the call. */
    public CallId id() {
        return call.id();
    }
}
