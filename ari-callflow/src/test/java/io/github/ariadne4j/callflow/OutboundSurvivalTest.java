package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An instance of the application begins a call and is killed; the next one continues the call. */
class OutboundSurvivalTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final DialTarget AGENT = DialTarget.pjsip("office", "100");
    private static final DialTarget CUSTOMER = DialTarget.pjsip("carrier", "3314");

    private final SharedStore store = new SharedStore();
    private final List<String> flows = new CopyOnWriteArrayList<>();

    /** An instance whose flow for outbound calls dials the customer, and notes its start. */
    private EngineInstance instance() {
        return opened(new EngineInstance(
                new FlowSelector() {
                    @Override
                    public CallFlow flowFor(IncomingCall call) {
                        throw new IllegalStateException("no call comes in here: " + call);
                    }

                    @Override
                    public CallFlow flowForOutbound(IncomingCall call) {
                        return new ClickToDial(call.args().get(0));
                    }
                },
                asterisk,
                "b2bua",
                store,
                cdrs));
    }

    private final class ClickToDial implements CallFlow {
        private final String name;

        ClickToDial(String name) {
            this.name = name;
        }

        @Override
        public void run(Call call) {
            flows.add("run " + name);
            call.dialAndBridge(CUSTOMER);
        }

        @Override
        public void resume(Call call) {
            flows.add("resume " + name);
            call.dialAndBridge(CUSTOMER);
        }
    }

    private static Originate toAgent(CallFlow flow) {
        return Originate.to(AGENT, flow).args("click").noted("campaign", "autumn");
    }

    private CallDetailRecord theOnlyRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        CallDetailRecord cdr = cdrs.records().get(0);
        assertThat(cdr.direction()).isEqualTo(CallDirection.OUTBOUND);
        assertThat(cdr.custom()).containsEntry("campaign", "autumn");
        return cdr;
    }

    @Test
    void a_first_party_that_rings_rings_on_and_is_served_by_the_flow_of_the_next_instance() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(Duration.ofMillis(1_500)));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));
        EngineInstance first = instance();
        OriginatedCall originated = first.engine.originate(toAgent(call -> flows.add("first")));
        asterisk.awaitDialled("100");
        first.crash();

        // When
        instance();

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.callId()).isEqualTo(originated.id());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(flows).containsExactly("run click");
        assertThat(originated.outcome().toCompletableFuture()).isCompletedWithValue(new OriginateOutcome.GivenUp());
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(2);
    }

    @Test
    void a_call_in_its_flow_goes_on_in_the_flow_of_the_next_instance() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));
        EngineInstance first = instance();
        OriginatedCall originated = first.engine.originate(toAgent(call -> call.pause(PATIENCE)));
        await().atMost(PATIENCE)
                .until(() -> originated.outcome().toCompletableFuture().isDone());
        first.crash();

        // When
        instance();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(flows).containsExactly("resume click");
    }

    @Test
    void parties_who_talk_are_left_alone_and_end_as_always() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance();
        first.engine.originate(toAgent(call -> call.dialAndBridge(CUSTOMER)));
        SimulatedCallee agent = asterisk.awaitDialled("100");
        SimulatedCallee customer = asterisk.awaitDialled("3314");
        first.awaitAnswerWritten();
        first.crash();

        // When
        EngineInstance second = instance();
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        assertThat(agent.isEnded() || customer.isEnded()).isFalse();
        agent.hangsUp();

        // Then
        customer.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@carrier");
        assertThat(flows).isEmpty();
    }

    @Test
    void a_first_party_that_may_have_been_dialled_is_not_dialled_and_given_up_after_its_time() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.faults().onEvent("StasisStart").drop();
        EngineInstance first = instance();
        first.engine.originate(toAgent(call -> {}).answerWithin(Duration.ofSeconds(1)));
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.CREATE_CHANNEL) == 1);
        first.crash();
        asterisk.faults().clear();

        // When
        instance();

        // Then
        assertThat(theOnlyRecord().end().cause()).isEqualTo(HangupCause.NO_ANSWER);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isZero();
        assertThat(flows).isEmpty();
    }

    @Test
    void a_first_party_that_left_while_no_instance_ran_has_ended_the_call() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance();
        OriginatedCall originated = first.engine.originate(toAgent(call -> call.pause(PATIENCE)));
        await().atMost(PATIENCE)
                .until(() -> originated.outcome().toCompletableFuture().isDone());
        first.crash();
        asterisk.awaitDialled("100").hangsUp();

        // When
        instance();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(flows).isEmpty();
    }

    @Test
    void an_application_without_a_flow_for_it_hangs_up() {
        // Given
        asterisk.callees().on("100", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance();
        OriginatedCall originated = first.engine.originate(toAgent(call -> call.pause(PATIENCE)));
        await().atMost(PATIENCE)
                .until(() -> originated.outcome().toCompletableFuture().isDone());
        first.crash();

        // When
        opened(new EngineInstance(asterisk, "b2bua", store, cdrs));

        // Then
        assertThat(theOnlyRecord().end().cause()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
    }
}
