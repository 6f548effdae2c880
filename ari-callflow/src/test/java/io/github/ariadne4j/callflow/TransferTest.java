package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.testkit.OperationFaults;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents who transfer their caller after a consultation. */
class TransferTest extends EngineOnSimulator {
    private static final String AGENT = "3314";
    private static final String BILLING = "3315";
    private static final WarmTransfer TERMS = WarmTransfer.to(DialTarget.pjsip("peer", BILLING))
            .music("jazz")
            .completedBy('1')
            .takenBackBy('*');

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final SharedStore store = new SharedStore();

    private final CallFlow flow = call -> {
        AnsweredLeg agent = dial(call);
        TransferOutcome outcome = call.transfer(agent, TERMS);
        outcomes.add(outcome);
        AnsweredLeg leg = outcome instanceof TransferOutcome.Joined joined ? joined.target() : agent;
        outcomes.add(call.connect(leg, Connect.of()));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    };

    @BeforeEach
    void callees() {
        asterisk.callees()
                .on(AGENT, CalleeScript.ringsThenAnswers(Duration.ofMillis(20)))
                .on(BILLING, CalleeScript.ringsForever());
    }

    private static AnsweredLeg dial(Call call) {
        return call.dial(DialTarget.pjsip("peer", AGENT)) instanceof DialOutcome.Answered answered
                ? answered.leg()
                : fail("not answered");
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private SimulatedCall caller() {
        return asterisk.call("1000").dialling("100").place().awaitAnswered();
    }

    /** On hold, while the target rings. */
    private SimulatedCall onHold() {
        SimulatedCall call = caller();
        await().atMost(PATIENCE).until(() -> call.mediaStates().contains(MediaState.MUSIC));
        asterisk.awaitDialled(AGENT).awaitHears("tone:ring");
        return call;
    }

    private static AnsweredLeg leg(int number, SimulatedCallee callee) {
        return new AnsweredLeg(number, new ChannelId(callee.channelId()));
    }

    private static void awaitTogether(SimulatedCall call, SimulatedCallee callee) {
        await().atMost(PATIENCE).until(() -> call.isBridgedWith(callee));
    }

    private SimulatedCallee consulting() {
        SimulatedCallee billing = asterisk.awaitDialled(BILLING);
        billing.answers();
        awaitAdded(billing);
        return billing;
    }

    private void awaitAdded(SimulatedCallee callee) {
        await().atMost(PATIENCE)
                .until(() -> asterisk.requestLog().requests(Operation.ADD_CHANNEL).stream()
                        .anyMatch(add -> callee.channelId().equals(add.query().get("channel"))));
    }

    @Test
    void the_agent_consults_and_leaves_the_caller_with_the_target() throws Exception {
        // Given
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        SimulatedCallee billing = consulting();
        assertThat(call.isBridgedWith(agent)).isFalse();

        // When
        agent.presses("1");

        // Then
        assertThat(outcome()).isEqualTo(new TransferOutcome.Joined(leg(2, billing)));
        agent.awaitEnded();
        awaitTogether(call, billing);
        assertThat(call.mediaStates()).doesNotContain(MediaState.MUSIC);

        // When
        billing.hangsUp();

        // Then
        assertThat(outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING));
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        CdrLeg target = cdr.legs().get(2);
        assertThat(target.role()).isEqualTo(LegRole.TRANSFER_TARGET);
        assertThat(target.screenedOut()).isFalse();
        assertThat(target.transfer())
                .isEqualTo(new CdrTransfer(
                        CdrTransfer.Kind.ATTENDED, new ChannelId(agent.channelId()), LegId.CALLER, BILLING, null));
    }

    /** A flow that waits for the end of each talk. */
    private void talks(Call call) {
        AnsweredLeg agent = dial(call);
        outcomes.add(call.id());
        ConnectOutcome outcome = call.connect(agent, Connect.of());
        outcomes.add(outcome);
        if (outcome instanceof ConnectOutcome.Transferred transferred) {
            outcomes.add(call.connect(transferred.target(), Connect.of()));
        }
    }

    private static CompletionStage<ControlOutcome> orderedOnceItWaits(CallHandle handle) {
        return handle.transfer(TERMS)
                .thenCompose(outcome -> outcome instanceof ControlOutcome.NotNow
                        ? orderedOnceItWaits(handle)
                        : CompletableFuture.completedStage(outcome));
    }

    @Test
    void an_order_from_outside_has_the_agent_transfer_the_caller_of_a_flow_that_waits() throws Exception {
        // Given
        CallEngine engine = started(engine(this::talks));
        SimulatedCall call = caller();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        awaitTogether(call, agent);
        CallHandle handle = engine.handle((CallId) outcome());

        // When
        CompletableFuture<ControlOutcome> ordered = orderedOnceItWaits(handle).toCompletableFuture();
        SimulatedCallee billing = consulting();
        agent.presses("1");

        // Then
        assertThat(ordered.get(10, TimeUnit.SECONDS)).isEqualTo(new ControlOutcome.Done());
        assertThat(outcome()).isEqualTo(new ConnectOutcome.Transferred(leg(2, billing)));
        agent.awaitEnded();
        awaitTogether(call, billing);
        billing.hangsUp();
        assertThat(outcome()).isEqualTo(new ConnectOutcome.CalleeLeft(HangupCause.NORMAL_CLEARING));
        theOnlyRecord(engine);
    }

    @Test
    void the_agent_takes_the_caller_back() throws Exception {
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        SimulatedCallee billing = consulting();

        agent.presses("*");

        assertThat(outcome()).isEqualTo(new TransferOutcome.TakenBack());
        billing.awaitEnded();
        awaitTogether(call, agent);
        agent.hangsUp();
        call.awaitEnded();
        CdrLeg target = theOnlyRecord(engine).legs().get(2);
        assertThat(target.transfer()).isNull();
        assertThat(target.screenedOut()).isTrue();
    }

    @Test
    void a_target_that_is_busy_leaves_the_caller_with_the_agent() throws Exception {
        asterisk.callees().on(BILLING, CalleeScript.busy());
        CallEngine engine = started(engine(flow));
        SimulatedCall call = caller();

        assertThat(outcome()).isEqualTo(new TransferOutcome.NotAnswered(new DialOutcome.Busy(HangupCause.USER_BUSY)));
        awaitTogether(call, asterisk.awaitDialled(AGENT));
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void an_agent_that_hangs_up_while_the_target_rings_leaves_the_caller_waiting_for_it() throws Exception {
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        SimulatedCallee billing = asterisk.awaitDialled(BILLING);

        agent.hangsUp();
        agent.awaitEnded();
        billing.answers();

        assertThat(outcome()).isEqualTo(new TransferOutcome.Joined(leg(2, billing)));
        awaitTogether(call, billing);
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_that_hangs_up_in_the_consultation_ends_all() throws Exception {
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee billing = consulting();

        call.hangUp();

        billing.awaitEnded();
        assertThat(theOnlyRecord(engine).end().by()).isEqualTo(Party.CALLER);
    }

    @ParameterizedTest(name = "of the {0} kind")
    @ValueSource(strings = {"refused", "lost"})
    void the_ringing_tone_of_the_agent_ends_though_the_request_that_stops_it_fails(String kind) throws Exception {
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        failOnce(Operation.STOP_PLAYBACK, kind);

        consulting();

        await().atMost(PATIENCE)
                .until(() -> agent.heard().equals(List.of(new HeardMedia("tone:ring", HeardMedia.State.STOPPED))));
        call.hangUp();
        theOnlyRecord(engine);
    }

    @ParameterizedTest(name = "of the {0} kind")
    @ValueSource(strings = {"refused", "lost"})
    void the_music_of_the_caller_ends_though_the_request_that_stops_it_fails(String kind) throws Exception {
        CallEngine engine = started(engine(flow));
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        SimulatedCallee billing = consulting();
        failOnce(Operation.STOP_MOH, kind);

        agent.presses("1");

        awaitTogether(call, billing);
        await().atMost(PATIENCE).until(() -> !call.mediaStates().contains(MediaState.MUSIC));
        call.hangUp();
        theOnlyRecord(engine);
    }

    private void failOnce(Operation operation, String kind) {
        OperationFaults faults = asterisk.faults().on(operation).once();
        if ("lost".equals(kind)) {
            faults.loseRequest();
        } else {
            faults.reply(500);
        }
    }

    // After the end of an instance.

    private EngineInstance instance(CallFlow served) {
        return opened(new EngineInstance(FlowSelector.always(served), asterisk, "b2bua", store, cdrs));
    }

    private void awaitRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
    }

    @Test
    void the_next_instance_goes_on_with_a_transfer_whose_target_rings() throws Exception {
        // Given
        DurableFlow durable = DurableFlow.of("reception", 1, flow);
        EngineInstance first = instance(durable);
        SimulatedCall call = onHold();
        SimulatedCallee billing = asterisk.awaitDialled(BILLING);
        first.crash();

        // When
        EngineInstance second = instance(durable);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        billing.answers();
        awaitAdded(billing);
        asterisk.awaitDialled(AGENT).presses("1");

        // Then
        assertThat(outcome()).isEqualTo(new TransferOutcome.Joined(leg(2, billing)));
        awaitTogether(call, billing);
        call.hangUp();
        awaitRecord();
    }

    @Test
    void the_next_instance_goes_on_with_a_consultation_and_without_a_durable_flow_the_parties_end_the_call()
            throws Exception {
        EngineInstance first = instance(flow);
        SimulatedCall call = onHold();
        SimulatedCallee agent = asterisk.awaitDialled(AGENT);
        SimulatedCallee billing = consulting();
        first.crash();

        EngineInstance second = instance(flow);
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        agent.presses("1");

        awaitTogether(call, billing);
        agent.awaitEnded();
        billing.hangsUp();
        call.awaitEnded();
        awaitRecord();
        assertThat(outcomes).isEmpty();
    }
}
