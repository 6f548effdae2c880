package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The application ends calls from outside their flows. */
class CallHandleTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final CallFlow BRIDGE = new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));

    private final CallProgress progress = new CallProgress();

    private CallEngine engineOf(CallFlow flow) {
        return started(engine(flow).listener(progress));
    }

    private CallHandle theCall(CallEngine engine) throws Exception {
        return engine.call(progress.began()).orElseThrow();
    }

    private static HangupOutcome hungUp(CallHandle call, HangupCause cause) throws Exception {
        return call.hangUp(cause).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_connected_call_is_ended_and_its_record_says_that_the_application_did_it() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        CallHandle handle = engine.call(progress.answered()).orElseThrow();

        // When
        HangupOutcome outcome = hungUp(handle, HangupCause.NORMAL_CLEARING);

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.REQUESTED);
        call.awaitEnded();
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.callId()).isEqualTo(handle.id());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(hungUp(handle, HangupCause.NORMAL_CLEARING)).isEqualTo(HangupOutcome.TOO_LATE);
        assertThat(engine.call(handle.id())).isEmpty();
    }

    @Test
    void a_call_whose_target_rings_is_cancelled() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        call.awaitSignal(180);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        HangupOutcome outcome = hungUp(theCall(engine), HangupCause.CONGESTION);

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.REQUESTED);
        callee.awaitEnded();
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(503);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.CONGESTION);
    }

    @Test
    void a_flow_that_waits_is_told_that_its_call_ended() throws Exception {
        // Given
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CallEngine engine = engineOf(call -> {
            call.answer();
            answered.complete(null);
            try {
                call.dial(DialTarget.pjsip("peer", "3314"));
            } catch (CallEndedException e) {
                thrown.complete(e);
                throw e;
            }
        });
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        asterisk.call("1000").dialling("100").place();
        answered.get(10, TimeUnit.SECONDS);
        asterisk.awaitDialled("3314");

        // When
        HangupOutcome outcome = hungUp(theCall(engine), HangupCause.NORMAL_CLEARING);

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.REQUESTED);
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CallEndedException.class);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).as("the flow served the caller").isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
    }

    /** On the loop, in the middle of the event that begins the call: the order is not lost. */
    @Test
    void a_call_can_be_ended_by_the_listener_that_is_told_of_it_on_the_loop() throws Exception {
        // Given
        AtomicReference<CallEngine> engine = new AtomicReference<>();
        CompletableFuture<HangupOutcome> outcome = new CompletableFuture<>();
        engine.set(started(engine(call -> call.play(Prompt.sound("welcome"))).listener(new CallEngineListener() {
            @Override
            public boolean mayBlock() {
                return false;
            }

            @Override
            public void onStarted(IncomingCall call) {
                engine.get()
                        .call(call.id())
                        .orElseThrow()
                        .hangUp(HangupCause.USER_BUSY)
                        .thenAccept(outcome::complete);
            }
        })));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(HangupOutcome.REQUESTED);
        assertThat(call.finalSipStatus()).isEqualTo(486);
        assertThat(theOnlyRecord(engine.get()).end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void a_call_that_an_earlier_instance_left_is_ended_by_the_one_that_recovered_it() throws Exception {
        // Given
        SharedStore store = new SharedStore();
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();
        EngineInstance second = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);

        // When
        CallHandle handle = second.engine.call(second.recovered.get(0)).orElseThrow();
        HangupOutcome outcome = hungUp(handle, HangupCause.NORMAL_CLEARING);

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.REQUESTED);
        call.awaitEnded();
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        CallDetailRecord cdr = cdrs.records().get(0);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void an_engine_that_was_closed_answers_and_leaves_the_call_alone() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        CallHandle handle = theCall(engine);
        engine.close();

        // When
        HangupOutcome outcome = hungUp(handle, HangupCause.NORMAL_CLEARING);

        // Then
        assertThat(outcome).isEqualTo(HangupOutcome.TOO_LATE);
        assertThat(call.isEnded()).isFalse();
    }

    @Test
    void a_call_that_is_not_there_has_no_handle() {
        CallEngine engine = engineOf(BRIDGE);

        assertThat(engine.call(CallId.parse("0199d2a0-0000-8000-8000-000000000000")))
                .isEmpty();
    }
}
