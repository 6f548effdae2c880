package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallFlowTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void a_flow_answers_plays_dials_and_connects() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> {
            call.answer();
            call.play(Prompt.sound("welcome"));
            call.note("campaign", "autumn");
            if (call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered) {
                call.handOver(answered.leg());
            }
        }));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(call.signals()).startsWith(200);
        assertThat(asterisk.requestLog().count(Operation.PLAY_WITH_ID)).isEqualTo(1);
        assertThat(cdr.custom()).containsEntry("campaign", "autumn");
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_flow_knows_who_called_and_which_number_was_meant() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> {
            call.note("caller", call.callerNumber());
            call.note("came", call.dialled());
            call.note("number", call.dialledNumber().number());
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        asterisk.call("+49301234").dialling("3-2-0-0;npdi").place().awaitEnded();

        // Then
        assertThat(theOnlyRecord(engine).custom())
                .containsOnly(entry("caller", "+49301234"), entry("came", "3-2-0-0;npdi"), entry("number", "3200"));
    }

    @Test
    void a_flow_tells_the_caller_of_ringing_and_progress_without_an_answer() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            call.ring();
            call.progress();
            call.hangUp(HangupCause.USER_BUSY);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(call.signals()).containsExactly(180, 183, 486);
        assertThat(theOnlyRecord(engine).billable()).isZero();
    }

    @Test
    void what_a_flow_keeps_is_in_the_store_when_put_returns_and_in_the_record_if_it_is_to_be() throws Exception {
        // Given
        SessionKey<String> pin = SessionKey.text("pin");
        SessionKey<Long> tries = SessionKey.number("tries").inCdr();
        CompletableFuture<Map<String, String>> stored = new CompletableFuture<>();
        CompletableFuture<Optional<Long>> read = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            assertThat(call.session().get(pin)).isEmpty();
            assertThat(call.session().put(pin, "1234")).isTrue();
            call.session().put(tries, 1L);
            call.session().put(tries, 2L);
            sessions.find(call.id()).thenAccept(found -> stored.complete(StoredData.of(found.orElseThrow())));
            read.complete(call.session().get(tries));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(stored.get(10, TimeUnit.SECONDS)).containsOnly(entry("pin", "1234"), entry("tries", "2"));
        assertThat(read.get(10, TimeUnit.SECONDS)).contains(2L);
        assertThat(theOnlyRecord(engine).custom()).containsOnly(entry("tries", "2"));
    }

    @Test
    void a_store_that_is_away_stops_no_flow_and_put_says_so() throws Exception {
        // Given
        SessionKey<Boolean> verified = SessionKey.flag("verified").inCdr();
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
                    stored.complete(call.session().put(verified, true));
                    call.hangUp(HangupCause.NORMAL_CLEARING);
                })
                .sessions(withoutUpdates(sessions)));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(stored.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(theOnlyRecord(engine).custom()).containsEntry("verified", "true");
    }

    @Test
    void both_legs_end_some_day_though_no_instance_is_left_to_end_them() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> call.dialAndBridge(DialTarget.pjsip("peer", "3314"))));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        LoggedRequest callee =
                asterisk.requestLog().requests(Operation.CREATE_CHANNEL).get(0);
        LoggedRequest caller =
                asterisk.requestLog().requests(Operation.SET_VARIABLE).get(0);
        assertThat(callee.body()).contains("\"TIMEOUT(absolute)\":\"43200\"");
        assertThat(caller.channelId()).isEqualTo(cdr.parties().callerChannel().value());
        assertThat(caller.parameter("variable")).isEqualTo("TIMEOUT(absolute)");
        assertThat(caller.parameter("value")).isEqualTo("43200");
        assertThat(call.signals()).contains(200);
    }

    @Test
    void a_flow_is_told_the_outcome_and_may_try_another_target() throws Exception {
        // Given
        CompletableFuture<DialOutcome> first = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            first.complete(call.dial(DialTarget.pjsip("peer", "3314")));
            call.dialAndBridge(DialTarget.pjsip("peer", "3315"));
        }));
        asterisk.callees().on("3314", CalleeScript.busy()).on("3315", CalleeScript.answersAfter(SHORT));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitAnswered();
        call.hangUp();

        // Then
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new DialOutcome.Busy(HangupCause.USER_BUSY));
        assertThat(theOnlyRecord(engine).attempts()).hasSize(2);
    }

    @Test
    void a_flow_whose_caller_is_gone_ends_with_an_exception_that_it_need_not_catch() throws Exception {
        // Given
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            try {
                call.dial(DialTarget.pjsip("peer", "3314"));
            } catch (CallEndedException e) {
                thrown.complete(e);
                throw e;
            }
        }));
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        call.awaitSignal(180);

        // When
        call.cancel();

        // Then
        assertThat(thrown.get(10, TimeUnit.SECONDS)).hasMessageContaining("is over");
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_flow_that_returns_without_a_word_hangs_up_and_one_that_throws_tells_500() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(call -> {
            if (call.dialled().equals("200")) {
                throw new IllegalStateException("a bug of the flow");
            }
        }));

        // When
        SimulatedCall silent = asterisk.call("1000").dialling("100").place().awaitEnded();
        theOnlyRecord(engine);
        cdrs.records().clear();
        SimulatedCall broken = asterisk.call("1000").dialling("200").place().awaitEnded();

        // Then
        assertThat(silent.finalSipStatus()).isEqualTo(480);
        assertThat(broken.finalSipStatus()).isEqualTo(500);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.FAILED);
    }

    private static SessionStore withoutUpdates(SessionStore store) {
        CompletionStage<Void> away =
                CompletableFuture.failedStage(new SessionStoreException("the store is away", null));
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("update") ? away : method.invoke(store, arguments));
    }

    @Test
    void a_flow_cannot_command_a_call_that_it_handed_over() throws Exception {
        // Given
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            call.hangUp(HangupCause.CALL_REJECTED);
            try {
                call.answer();
            } catch (IllegalStateException e) {
                thrown.complete(e);
            }
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(403);
        assertThat(thrown.get(10, TimeUnit.SECONDS)).hasMessageContaining("handed over");
        theOnlyRecord(engine);
    }
}
