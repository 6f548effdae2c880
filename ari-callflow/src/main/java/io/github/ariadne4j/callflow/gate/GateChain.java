package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several gates in a row: the first that refuses decides. A gate that throws refuses. Any thread. */
public final class GateChain implements AdmissionGate {
    private static final Logger LOG = LoggerFactory.getLogger(GateChain.class);
    private static final GateDecision FAILED = new GateDecision.Refused(HangupCause.FAILURE, Refusal.GATE_FAILED);

    private final List<AdmissionGate> gates;

    private GateChain(List<AdmissionGate> gates) {
        this.gates = gates;
    }

    /** The chain of an engine: these gates in this order, after the default {@link HopLimit} unless there is one among them. */
    public static GateChain of(List<AdmissionGate> gates) {
        if (gates.stream().anyMatch(HopLimit.class::isInstance)) {
            return new GateChain(List.copyOf(gates));
        }
        AdmissionGate[] all = new AdmissionGate[gates.size() + 1];
        all[0] = new HopLimit(HopLimit.MOST_HOPS);
        for (int gate = 0; gate < gates.size(); gate++) {
            all[gate + 1] = gates.get(gate);
        }
        return new GateChain(List.of(all));
    }

    /** The reasons of all gates. */
    @Override
    public Set<Refusal> reasons() {
        Set<Refusal> reasons = new HashSet<>();
        gates.forEach(gate -> reasons.addAll(gate.reasons()));
        return reasons;
    }

    @Override
    public GateDecision admit(CallAttempt attempt) {
        return first(gate -> gate.admit(attempt));
    }

    @Override
    public GateDecision admitTarget(IncomingCall call, DialTarget target) {
        return first(gate -> gate.admitTarget(call, target));
    }

    private GateDecision first(Function<AdmissionGate, GateDecision> question) {
        for (AdmissionGate gate : gates) {
            GateDecision decision = ask(gate, question);
            if (decision instanceof GateDecision.Refused) {
                return decision;
            }
        }
        return GateDecision.ADMITTED;
    }

    private static GateDecision ask(AdmissionGate gate, Function<AdmissionGate, GateDecision> question) {
        try {
            GateDecision decision = Objects.requireNonNull(question.apply(gate), "a gate returned null");
            if (!(decision instanceof GateDecision.Refused refused)
                    || gate.reasons().contains(refused.reason())) {
                return decision;
            }
            LOG.error("gate {} does not declare the reason {}", gate.getClass().getName(), refused.reason());
            return new GateDecision.Refused(refused.cause(), Refusal.GATE_FAILED);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("gate {} failed; the call is refused", gate.getClass().getName(), e);
            return FAILED;
        }
    }
}
