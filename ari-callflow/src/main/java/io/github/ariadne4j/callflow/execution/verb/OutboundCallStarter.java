package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Originate;
import java.time.Instant;

/** Begins outbound calls, as far as the engine takes new calls. Used on the loop. */
public interface OutboundCallStarter {
    /**
     * Begins a call.
     *
     * @param id its id
     * @param at the time of the request
     * @param listener receives the outcome, in this method if the call is refused
     */
    void begin(CallId id, Originate request, Instant at, OriginationListener listener);
}
