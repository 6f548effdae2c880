package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Route;

/**
 * Decides where a call goes. Runs on the call's own thread and may block, for example for a look-up; if it throws, the
 * caller is told cause 38 (SIP 500).
 */
@FunctionalInterface
public interface Router {
    /** The route of this call: a target, several in order, or {@link Route#refuse}. */
    Route route(IncomingCall call);
}
