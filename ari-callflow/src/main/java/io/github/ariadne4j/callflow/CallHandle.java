package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import java.util.concurrent.CompletionStage;

/**
 * A live call as the application sees it from outside its flow; given by {@link CallEngine#call}. Holds nothing: it may be kept, or
 * dropped, at any time, and may be used on any thread. What is asked here changes the call as a signal does, in the order in which the
 * call is told of it.
 */
public interface CallHandle {
    /** The id of the call. */
    CallId id();

    /**
     * Ends the call with this cause in any of its states: every leg is hung up, a flow that waits gets
     * {@link io.github.ariadne4j.callflow.flow.CallEndedException}, and the record says that the application ended it. An unanswered
     * caller is told the nearest cause that SIP can say. A call that is ending or over is left as it is.
     *
     * @return completes once the call has been told, before its legs are gone, on a thread that may be blocked for a while; never
     *     exceptionally
     */
    CompletionStage<HangupOutcome> hangUp(HangupCause cause);
}
