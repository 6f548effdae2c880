package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Limits of outgoing trunks. */
class DialledTrunksTest extends EngineOnSimulator {
    /** One call at once through trunk a, unlimited through others. */
    private CallEngine toTrunks(Route route) {
        return withLimit(new DialAndBridge(Router.nonBlocking(call -> route)));
    }

    private CallEngine withLimit(CallFlow flow) {
        CallLimit one = new CallLimit(LimitScope.dialledTrunk("a"), 1, null, HangupCause.USER_BUSY);
        return started(engine(flow)
                .limits(new InMemoryCallLimits(scopes ->
                        CompletableFuture.completedStage(scopes.contains(one.scope()) ? List.of(one) : List.of()))));
    }

    private SimulatedCall place() {
        return asterisk.call("1000").dialling("3314").place();
    }

    @Test
    void a_call_over_the_limit_of_the_trunk_that_it_dials_is_refused_and_the_next_one_after_its_end_is_taken() {
        // Given
        CallEngine engine = toTrunks(DialTarget.pjsip("a", "3314"));
        SimulatedCall first = place().awaitAnswered();

        // When
        SimulatedCall second = place().awaitEnded();
        first.hangUp();
        await().atMost(PATIENCE)
                .until(() -> engine.activeCalls() == 0 && cdrs.records().size() == 2);
        SimulatedCall third = place().awaitAnswered();

        // Then
        assertThat(second.finalSipStatus()).isEqualTo(486);
        assertThat(cdrs.records().get(0).custom()).containsEntry("refused", "more than 1 calls at once");
        third.hangUp();
    }

    @Test
    void a_full_trunk_is_left_out_and_the_call_goes_through_the_next_one() {
        // Given
        toTrunks(HuntPlan.inOrder(List.of(DialTarget.pjsip("a", "3314"), DialTarget.pjsip("b", "3315"))));
        SimulatedCall first = place().awaitAnswered();

        // When
        SimulatedCall second = place().awaitAnswered();
        second.hangUp();

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        assertThat(cdrs.records().get(0).legs().get(1).target()).isEqualTo("PJSIP/3315@b");
        first.hangUp();
    }

    @Test
    void a_flow_that_dials_is_told_that_the_trunk_is_full_and_its_call_goes_on() throws Exception {
        // Given
        BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
        withLimit(call -> {
            DialOutcome outcome = call.dial(DialTarget.pjsip("a", "3314"));
            outcomes.add(outcome);
            if (outcome instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            } else {
                call.play(Prompt.sound("all-lines-busy"));
            }
        });
        SimulatedCall first = place().awaitAnswered();
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);

        // When
        SimulatedCall second = place().awaitEnded();

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Busy.class);
        assertThat(second.heard()).containsExactly(HeardMedia.ended("sound:all-lines-busy"));
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        assertThat(cdrs.records().get(0).custom()).containsEntry("refused", "more than 1 calls at once");
        first.hangUp();
    }

    @Test
    void a_dial_that_is_refused_as_a_callee_is_connected_leaves_the_trunk_to_that_callee() throws Exception {
        // Given
        BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
        withLimit(call -> {
            DialOutcome outcome = call.dial(DialTarget.pjsip("a", "3314"));
            outcomes.add(outcome);
            if (outcome instanceof DialOutcome.Answered answered) {
                outcomes.add(catchThrowable(() -> call.dial(DialTarget.pjsip("b", "3315"))));
                call.connect(answered.leg(), Connect.of());
            }
        });
        SimulatedCall first = place().awaitAnswered();
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Answered.class);
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);

        // When
        place().awaitEnded();

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Busy.class);
        first.hangUp();
    }

    @Test
    void a_flow_gives_the_trunk_back_when_its_callee_has_left() throws Exception {
        // Given
        CountDownLatch left = new CountDownLatch(1);
        withLimit(call -> {
            if (call.dial(DialTarget.pjsip("a", "3314")) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
                left.countDown();
                call.pause(Duration.ofSeconds(60));
            }
        });
        SimulatedCall first = place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        await().atMost(PATIENCE).until(() -> first.isBridgedWith(callee));

        // When
        callee.hangsUp();
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();

        // Then
        SimulatedCall second = place();
        await().atMost(PATIENCE).until(second::isAnswered);
        assertThat(first.isEnded()).isFalse();
        first.hangUp();
        second.hangUp();
    }

    @Test
    void a_flow_that_hands_over_a_route_leaves_out_the_full_trunk() {
        // Given
        withLimit(call -> call.dialAndBridge(
                HuntPlan.inOrder(List.of(DialTarget.pjsip("a", "3314"), DialTarget.pjsip("b", "3315")))));
        SimulatedCall first = place().awaitAnswered();

        // When
        SimulatedCall second = place().awaitAnswered();
        second.hangUp();

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        assertThat(cdrs.records().get(0).legs().get(1).target()).isEqualTo("PJSIP/3315@b");
        first.hangUp();
    }

    @Test
    void what_goes_into_the_dialplan_goes_through_no_trunk() {
        // Given
        toTrunks(DialTarget.local("a", "3314"));

        // When
        SimulatedCall first = place();
        SimulatedCall second = place();

        // Then
        assertThat(List.of(first, second)).allSatisfy(SimulatedCall::awaitAnswered);
        first.hangUp();
        second.hangUp();
    }

    /** One caller has an agent at one trunk, who transfers it to another; the target is busy. The next caller dials through the trunk a. */
    private Object dialledWhileTransferred(String agents, String targets) throws Exception {
        BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
        asterisk.callees().on("3315", CalleeScript.busy());
        withLimit(call -> {
            boolean first = call.dialled().equals("1");
            DialOutcome outcome = call.dial(DialTarget.pjsip(first ? agents : "a", "3314"));
            if (first && outcome instanceof DialOutcome.Answered answered) {
                outcomes.add(call.transfer(answered.leg(), WarmTransfer.to(DialTarget.pjsip(targets, "3315"))));
                call.connect(answered.leg(), Connect.of());
            } else {
                outcomes.add(outcome);
            }
        });
        asterisk.call("1000").dialling("1").place().awaitAnswered();
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(TransferOutcome.NotAnswered.class);
        asterisk.call("1001").dialling("2").place();
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void an_agent_is_counted_while_and_after_it_transfers_its_caller() throws Exception {
        assertThat(dialledWhileTransferred("a", "b")).isInstanceOf(DialOutcome.Busy.class);
    }

    @Test
    void the_target_of_a_transfer_is_counted_until_it_is_gone() throws Exception {
        assertThat(dialledWhileTransferred("b", "a")).isInstanceOf(DialOutcome.Answered.class);
    }
}
