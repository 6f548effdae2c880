package io.github.ariadne4j.callflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GateChainTest {
    private static final Refusal OURS = new Refusal("OURS");
    private static final Refusal FOREIGN = new Refusal("FOREIGN");

    /** A gate with the same decision for calls and for targets. */
    private static AdmissionGate gate(Supplier<GateDecision> decision) {
        return new AdmissionGate() {
            @Override
            public Set<Refusal> reasons() {
                return Set.of(OURS);
            }

            @Override
            public GateDecision admit(CallAttempt attempt) {
                return decision.get();
            }

            @Override
            public GateDecision admitTarget(IncomingCall call, DialTarget target) {
                return decision.get();
            }
        };
    }

    private static GateDecision refused(HangupCause cause, Refusal reason) {
        return new GateDecision.Refused(cause, reason);
    }

    private static void assertDecides(AdmissionGate first, AdmissionGate second, GateDecision expected) {
        GateChain chain = GateChain.of(List.of(first, second));

        assertThat(chain.admit(Attempts.dialling("1"))).isEqualTo(expected);
        assertThat(chain.admitTarget(Attempts.call("1"), DialTarget.pjsip("peer", "1")))
                .isEqualTo(expected);
    }

    @Test
    void the_first_that_refuses_decides_and_those_behind_it_are_not_asked() {
        AdmissionGate never = gate(() -> {
            throw new AssertionError("asked");
        });

        assertDecides(gate(() -> refused(HangupCause.USER_BUSY, OURS)), never, refused(HangupCause.USER_BUSY, OURS));
    }

    @Test
    void what_all_admit_is_admitted() {
        assertDecides(gate(() -> GateDecision.ADMITTED), gate(() -> GateDecision.ADMITTED), GateDecision.ADMITTED);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_gate_that_fails_opens_nothing() {
        GateDecision failed = refused(HangupCause.FAILURE, Refusal.GATE_FAILED);

        assertDecides(gate(() -> GateDecision.ADMITTED), gate(() -> null), failed);
        assertDecides(
                gate(() -> {
                    throw new IllegalStateException("the table is not loaded");
                }),
                gate(() -> GateDecision.ADMITTED),
                failed);
    }

    @Test
    void a_reason_that_a_gate_does_not_declare_is_counted_as_its_failure() {
        assertDecides(
                gate(() -> refused(HangupCause.USER_BUSY, FOREIGN)),
                gate(() -> GateDecision.ADMITTED),
                refused(HangupCause.USER_BUSY, Refusal.GATE_FAILED));
    }

    @Test
    void every_chain_has_a_limit_of_hops_and_only_one() {
        CallAttempt loop = new CallAttempt(Attempts.call("1"), HopLimit.MOST_HOPS + 1);

        assertThat(GateChain.of(List.of()).admit(loop)).isEqualTo(refused(HangupCause.of(25), Refusal.LOOP));
        assertThat(GateChain.of(List.of(new HopLimit(100))).admit(loop)).isEqualTo(GateDecision.ADMITTED);
    }
}
