package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.Set;

/**
 * Decides whether a new call is taken, and whether its targets may be dialled, by what is known without asking anything outside this
 * process. An engine has several in a row; the first that refuses decides, and those after it are not asked. Must not block and has
 * to be safe on any thread: calls are decided on the engine's loop, targets there or on the thread of the flow that dials.
 *
 * <p>A gate that throws refuses the call with cause 38 (SIP 500), so that a fault in a gate opens nothing.
 */
public interface AdmissionGate {
    /**
     * Every reason that this gate gives, so that its meters are there from the start. One that it gives without declaring it is counted
     * as {@link Refusal#GATE_FAILED}.
     */
    Set<Refusal> reasons();

    /**
     * A new call, before its route is known. A refused call has no session and no CDR of its own; it is counted, told to
     * {@code CallEngineListener.onRefused} and recorded like a call that is refused for want of capacity. Default: admitted.
     */
    default GateDecision admit(CallAttempt attempt) {
        return GateDecision.ADMITTED;
    }

    /**
     * A target of a call, before it is dialled; also a supervisor, and the address that a flow redirects its caller to, which is the contact of
     * an endpoint {@code redirected}. If one target is refused, none is dialled: a routed call ends with the cause, and a
     * flow that dials is told it as the outcome. Default: admitted.
     *
     * @param call the call as it came in
     * @param target whom it is to ring; one for every contact of an endpoint has been replaced by those contacts
     */
    default GateDecision admitTarget(IncomingCall call, DialTarget target) {
        return GateDecision.ADMITTED;
    }
}
