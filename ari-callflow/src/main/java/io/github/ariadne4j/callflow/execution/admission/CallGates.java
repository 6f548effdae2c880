package io.github.ariadne4j.callflow.execution.admission;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.gate.CallAttempt;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the engine's gates, and counts what they refuse. Used on the loop, but for {@link #refusedTarget}. */
public final class CallGates {
    private final AdmissionGate gate;
    private final Refusals refused;
    private final HopCounts hops;

    /** Counts and records what is refused. */
    public interface Refusals {
        /** A new call was refused at that time. */
        void refused(IncomingCall call, Instant at, Refusal reason);

        /** A target of a call was refused; the call has a CDR of its own. Any thread. */
        void targetRefused(Refusal reason);
    }

    /**
     * Gates of an engine.
     *
     * @param gate decides
     * @param refused receives what is refused
     * @param hops counts how often calls come back
     */
    public CallGates(AdmissionGate gate, Refusals refused, HopCounts hops) {
        this.gate = gate;
        this.refused = refused;
        this.hops = hops;
    }

    /** The hop counts of calls. */
    public HopCounts hops() {
        return hops;
    }

    /**
     * With which cause a new call is refused, which has been counted then and will be recorded; null if it is admitted.
     *
     * @param told how often it has come back, by the caller's header
     */
    public @Nullable HangupCause refuses(IncomingCall call, Channel caller, int told, Instant at) {
        int hopsBefore = Math.max(told, hops.of(caller));
        if (gate.admit(new CallAttempt(call, hopsBefore)) instanceof GateDecision.Refused decision) {
            refused.refused(call, at, decision.reason());
            return decision.cause();
        }
        hops.began(call.id(), hopsBefore);
        return null;
    }

    /** A call that the gates admitted is refused after all. */
    public void refused(IncomingCall call, Instant at, Refusal reason) {
        refused.refused(call, at, reason);
        hops.forget(call.id());
    }

    /** Why an outbound call is refused, which has been counted then and will be recorded; null if it is admitted. */
    public GateDecision.@Nullable Refused refusesOutbound(IncomingCall call, HuntPlan hunt, Instant at) {
        GateDecision.Refused target = firstRefused(call, hunt);
        GateDecision decision = target == null ? gate.admit(new CallAttempt(call, 0)) : target;
        if (decision instanceof GateDecision.Refused reason) {
            refused.refused(call, at, reason.reason());
            return reason;
        }
        return null;
    }

    /** Why one of these targets may not be dialled; null if all may. Any thread. */
    public GateDecision.@Nullable Refused refusedTarget(IncomingCall call, HuntPlan hunt) {
        GateDecision.Refused decision = firstRefused(call, hunt);
        if (decision != null) {
            refused.targetRefused(decision.reason());
        }
        return decision;
    }

    /** Why this target may not be dialled, or a caller not be sent to it; null if it may. Any thread. */
    public GateDecision.@Nullable Refused refusedTarget(IncomingCall call, DialTarget target) {
        return refusedTarget(call, target.hunt());
    }

    private GateDecision.@Nullable Refused firstRefused(IncomingCall call, HuntPlan hunt) {
        for (DialTarget target : hunt.targets()) {
            if (gate.admitTarget(call, target) instanceof GateDecision.Refused decision) {
                return decision;
            }
        }
        return null;
    }
}
