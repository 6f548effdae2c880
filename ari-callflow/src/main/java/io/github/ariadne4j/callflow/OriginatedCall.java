package io.github.ariadne4j.callflow;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import java.util.concurrent.CompletionStage;

/**
 * An outbound call that was requested; made by {@link CallEngine#originate}. Holds no resources; any thread.
 *
 * @param call the handle of the call, usable at once: {@code hangUp} before a target answers ends the call as cancelled
 * @param outcome the result: completes once a target has answered, otherwise once the call is over and its CDR is passed on for
 *     writing; at once for a request that is refused. Completes on a thread that may be blocked for a short time; never
 *     exceptionally
 */
public record OriginatedCall(CallHandle call, CompletionStage<OriginateOutcome> outcome) {
    /** The id of the call. */
    public CallId id() {
        return call.id();
    }
}
