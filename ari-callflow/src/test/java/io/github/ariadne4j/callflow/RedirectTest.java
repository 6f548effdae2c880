package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls are redirected to another flow from outside. */
class RedirectTest extends EngineOnSimulator {
    private static final ControlOutcome DONE = new ControlOutcome.Done();
    private static final SessionKey<String> WHERE = SessionKey.text("where");
    private static final CallFlow BRIDGE = new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));

    private final CallProgress progress = new CallProgress();
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void callees() {
        asterisk.callees()
                .on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)))
                .on("3315", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)))
                .on("3316", CalleeScript.ringsForever());
    }

    private CallEngine engineOf(CallFlow flow) {
        return started(engine(flow).listener(progress));
    }

    private CallHandle handle(CallEngine engine) throws Exception {
        return engine.handle(progress.began());
    }

    /** A call with caller and callee in a talk. */
    private CallHandle talking(CallEngine engine) throws Exception {
        return engine.handle(progress.answered());
    }

    private SimulatedCall call(String dialled) {
        return asterisk.call("1000").dialling(dialled).place();
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private static ControlOutcome of(CompletionStage<ControlOutcome> order) throws Exception {
        return order.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void closing(Call call) {
        call.play(Prompt.sound("please-call-again"));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_caller_who_talks_goes_on_in_another_flow_and_the_callee_is_hung_up() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call("3314").awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        assertThat(of(talking(engine).redirect(this::closing))).isEqualTo(DONE);

        // Then
        callee.awaitEnded();
        caller.awaitEnded();
        assertThat(caller.heard()).containsExactly(HeardMedia.ended("sound:please-call-again"));
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void the_flow_that_waits_ends_and_the_other_one_sees_what_the_call_keeps() throws Exception {
        // Given
        CallEngine engine = engineOf(call -> {
            call.answer();
            call.session().put(WHERE, "queue");
            try {
                call.pause(Duration.ofSeconds(60));
            } catch (CallEndedException e) {
                outcomes.add("ended");
                throw e;
            }
        });
        SimulatedCall caller = call("100").awaitAnswered();
        await().until(() -> engine.call(handle(engine).id()).isPresent());

        // When
        assertThat(of(handle(engine).redirect(call -> {
                    outcomes.add(call.session().get(WHERE).orElse("unknown"));
                    call.hangUp(HangupCause.USER_BUSY);
                })))
                .isEqualTo(DONE);

        // Then
        caller.awaitEnded();
        assertThat(List.of(outcome(), outcome())).containsExactlyInAnyOrder("ended", "queue");
        assertThat(theOnlyRecord(engine).end().cause()).isEqualTo(HangupCause.USER_BUSY);
    }

    @Test
    void what_the_flow_before_says_late_is_not_heard() throws Exception {
        // Given
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch redirected = new CountDownLatch(1);
        CallEngine engine = engineOf(call -> {
            call.answer();
            runs.countDown();
            awaitUninterruptibly(redirected);
            call.note("who", "first");
            try {
                call.hangUp(HangupCause.USER_BUSY);
            } catch (CallEndedException e) {
                outcomes.add("ended");
            }
        });
        SimulatedCall caller = call("100").awaitAnswered();
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        CountDownLatch firstReturned = new CountDownLatch(1);
        assertThat(of(handle(engine).redirect(call -> {
                    call.note("second", "runs");
                    awaitUninterruptibly(firstReturned);
                    closing(call);
                })))
                .isEqualTo(DONE);
        redirected.countDown();

        // Then
        assertThat(outcome()).isEqualTo("ended");
        firstReturned.countDown();
        caller.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.custom()).containsEntry("second", "runs").doesNotContainKey("who");
        assertThat(caller.heard()).containsExactly(HeardMedia.ended("sound:please-call-again"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_target_that_rings_is_cancelled_and_the_other_flow_dials_another_one() throws Exception {
        // Given
        CallEngine engine = engineOf(call -> outcomes.add(call.dial(DialTarget.pjsip("peer", "3316"))));
        SimulatedCall caller = call("100");
        SimulatedCallee first = asterisk.awaitDialled("3316");

        // When
        assertThat(of(handle(engine).redirect(call -> {
                    if (call.dial(DialTarget.pjsip("peer", "3315")) instanceof DialOutcome.Answered answered) {
                        outcomes.add(call.connect(answered.leg(), Connect.of()));
                    }
                })))
                .isEqualTo(DONE);

        // Then
        first.awaitEnded();
        caller.awaitAnswered();
        assertThat(caller.isBridgedWith(asterisk.awaitDialled("3315"))).isTrue();
        caller.hangUp();
        assertThat(theOnlyRecord(engine).legs()).hasSize(3);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void a_call_is_redirected_more_than_once() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call("3314").awaitAnswered();

        assertThat(of(talking(engine).redirect(call -> call.pause(Duration.ofSeconds(60)))))
                .isEqualTo(DONE);
        assertThat(of(handle(engine).redirect(this::closing))).isEqualTo(DONE);

        caller.awaitEnded();
        theOnlyRecord(engine);
        assertThat(of(handle(engine).redirect(this::closing))).isEqualTo(new ControlOutcome.CallOver());
    }

    @Test
    void an_outbound_call_is_redirected_once_a_party_has_answered() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        OriginatedCall ringing = engine.originate(Originate.to(DialTarget.pjsip("peer", "3316"), this::closing));
        asterisk.awaitDialled("3316");

        // When, then
        assertThat(of(ringing.call().redirect(this::closing))).isInstanceOf(ControlOutcome.NotNow.class);

        // Given
        OriginatedCall talks = engine.originate(
                Originate.to(DialTarget.pjsip("peer", "3314"), call -> call.pause(Duration.ofSeconds(60))));
        talks.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
        SimulatedCallee party = asterisk.awaitDialled("3314");

        // When, then
        assertThat(of(talks.call().redirect(this::closing))).isEqualTo(DONE);
        party.awaitEnded();
        assertThat(party.heard()).containsExactly(HeardMedia.ended("sound:please-call-again"));
        ringing.call().hangUp(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void an_instance_that_does_not_own_the_call_names_the_owner_and_a_channel_of_others_is_no_flow() throws Exception {
        // Given
        SharedStore store = new SharedStore();
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        call("3314").awaitBridged();
        first.awaitAnswerWritten();
        CallId id = theOnlyCallOf(store, first);
        EngineInstance other = opened(new EngineInstance(asterisk, "other", store, cdrs));

        // When, then
        assertThat(of(other.engine.handle(id).redirect(this::closing)))
                .isInstanceOf(ControlOutcome.OwnedElsewhere.class);
        assertThatThrownBy(() -> first.engine.handle(id).redirect(FlowSelector.foreignChannel()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CallId theOnlyCallOf(SharedStore store, EngineInstance instance) {
        return store.memory
                .live(instance.origin)
                .toCompletableFuture()
                .join()
                .get(0)
                .id();
    }

    @Test
    void after_a_restart_the_selector_names_the_flow_and_what_the_other_one_kept_tells_it_where_the_call_was()
            throws Exception {
        // Given
        SharedStore store = new SharedStore();
        FlowSelector flows = FlowSelector.always(new CallFlow() {
            @Override
            public void run(Call call) {
                BRIDGE.run(call);
            }

            @Override
            public void resume(Call call) {
                outcomes.add("resumed in " + call.session().get(WHERE).orElse("nothing"));
                closing(call);
            }
        });
        EngineInstance first = opened(new EngineInstance(flows, asterisk, "b2bua", store, cdrs));
        SimulatedCall caller = call("3314").awaitBridged();
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        first.awaitAnswerWritten();
        assertThat(of(first.engine.handle(theOnlyCallOf(store, first)).redirect(call -> {
                    kept.complete(call.session().put(WHERE, "voicemail"));
                    call.pause(Duration.ofSeconds(60));
                })))
                .isEqualTo(DONE);
        assertThat(kept.get(10, TimeUnit.SECONDS)).isTrue();
        first.crash();

        // When
        opened(new EngineInstance(flows, asterisk, "b2bua", store, cdrs));

        // Then
        assertThat(outcome()).isEqualTo("resumed in voicemail");
        caller.awaitEnded();
    }
}
