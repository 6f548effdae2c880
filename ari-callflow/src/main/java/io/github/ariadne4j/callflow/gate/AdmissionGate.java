package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.Set;

/**
 * Decides whether a new call is accepted, and whether its targets may be dialled, from data in this process alone. An engine has
 * several gates in a row; the first that refuses decides, and later ones are not called. Must not block, and may be called on any
 * thread: for calls on the engine's loop, for targets also on the thread of the flow that dials.
 *
 * <p>If a gate throws, the call is refused with cause 38 (SIP 500), so that a fault in a gate admits no call.
 */
public interface AdmissionGate {
    /**
     * Every reason that this gate may return, so that its meters exist from the start. A reason that is not declared is counted
     * as {@link Refusal#GATE_FAILED}.
     */
    Set<Refusal> reasons();

    /**
     * Decides about a new call, before its route is known. A refused call has no session and no CDR; it is counted, reported to
     * {@code CallEngineListener.onRefused} and recorded as a call that is refused for lack of capacity. Default: admitted.
     */
    default GateDecision admit(CallAttempt attempt) {
        return GateDecision.ADMITTED;
    }

    /**
     * Decides about a target of a call, before it is dialled; also about a supervisor, and about the address of a redirection of
     * the caller, which is a contact of an endpoint {@code redirected}. If one target is refused, none is dialled: a routed call
     * ends with the cause, and a flow that dials gets it as the outcome. Default: admitted.
     *
     * @param call the call as it came in
     * @param target the target; one for every contact of an endpoint has been replaced by the contacts
     */
    default GateDecision admitTarget(IncomingCall call, DialTarget target) {
        return GateDecision.ADMITTED;
    }
}
