package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.credit.CreditControlException;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credit is reserved before a call and settled after it. */
class CreditTest extends EngineOnSimulator {
    private static final CreditDecision PLENTY = new CreditDecision.Granted(Duration.ofHours(1));

    private final FakeCredit credit = new FakeCredit();
    private final List<RefusalRecord> told = new CopyOnWriteArrayList<>();

    private static final class FakeCredit implements CreditControl {
        private final List<IncomingCall> asked = new CopyOnWriteArrayList<>();
        private final List<CallId> settled = new CopyOnWriteArrayList<>();
        private volatile CompletionStage<CreditDecision> answer = CompletableFuture.completedStage(PLENTY);
        private volatile CompletionStage<Void> settlement = CompletableFuture.completedStage(null);

        @Override
        public CompletionStage<CreditDecision> reserve(IncomingCall call) {
            asked.add(call);
            return answer;
        }

        @Override
        public CompletionStage<Void> settle(CallDetailRecord cdr) {
            settled.add(cdr.callId());
            return settlement;
        }
    }

    @BeforeEach
    void callee() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
    }

    private CallEngine.Builder charging() {
        return engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .credit(credit)
                .listener(new CallEngineListener() {
                    @Override
                    public void onRefused(RefusalRecord refused) {
                        told.add(refused);
                    }
                });
    }

    private SimulatedCall place() {
        return asterisk.call("1000").withAccount("acme").dialling("3314").place();
    }

    @Test
    void a_talk_ends_when_what_was_reserved_is_used_up_and_its_record_settles_it() throws Exception {
        // Given
        credit.answer = CompletableFuture.completedStage(new CreditDecision.Granted(Duration.ofSeconds(1)));
        CallEngine engine = started(charging());

        // When
        SimulatedCall call = place().awaitAnswered().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(200);
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billable()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
        assertThat(cdr.custom()).containsEntry("credit", "used up");
        assertThat(credit.asked).singleElement().satisfies(asked -> {
            assertThat(asked.account()).isEqualTo("acme");
            assertThat(asked.id()).isEqualTo(cdr.callId());
        });
        assertThat(credit.settled).containsExactly(cdr.callId());
    }

    @Test
    void a_caller_without_credit_is_refused_with_403_before_there_is_a_session_or_a_leg() throws Exception {
        // Given
        credit.answer = CompletableFuture.completedStage(CreditDecision.REFUSED);
        CallEngine engine = started(charging());

        // When
        SimulatedCall call = place().awaitEnded();

        // Then
        assertThat(call.finalSipStatus()).isEqualTo(403);
        await().atMost(PATIENCE).until(() -> cdrs.refusals().size() == 1);
        assertThat(told)
                .isEqualTo(cdrs.refusals())
                .extracting(RefusalRecord::cause)
                .containsExactly(Refusal.NO_CREDIT);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.NO_CREDIT, 1L);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        assertThat(cdrs.records()).isEmpty();
        assertThat(credit.settled).isEmpty();
    }

    @Test
    void a_call_whose_credit_is_unknown_is_refused_with_503_unless_the_settings_say_otherwise() {
        // Given
        credit.answer = CompletableFuture.failedStage(new CreditControlException("the database is away", null));
        CallEngine engine = started(charging());
        assertThat(place().awaitEnded().finalSipStatus()).isEqualTo(503);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.CREDIT_UNKNOWN, 1L);
        engine.close();

        // When
        started(charging().settings(settings().withAdmissionWhenCreditUnknown(true)));

        // Then
        place().awaitAnswered().hangUp();
    }

    @Test
    void a_caller_without_an_account_is_charged_to_none_and_an_account_may_be_unlimited() {
        // Given
        credit.answer = CompletableFuture.completedStage(CreditDecision.UNLIMITED);
        started(charging());

        // When
        place().awaitAnswered().hangUp();
        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        // Then
        assertThat(credit.asked).hasSize(1);
    }

    @Test
    void a_caller_that_hangs_up_while_credit_is_reserved_has_a_record_that_gives_it_back() throws Exception {
        // Given
        CompletableFuture<CreditDecision> answer = new CompletableFuture<>();
        credit.answer = answer;
        CallEngine engine = started(charging().settings(CallEngineSettings.defaults()));
        SimulatedCall call = place();
        await().atMost(PATIENCE).until(() -> credit.asked.size() == 1);
        call.cancel();
        call.awaitEnded();

        // When
        answer.complete(PLENTY);

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.billable()).isZero();
        assertThat(credit.settled).containsExactly(cdr.callId());
    }

    @Test
    void a_record_whose_settlement_fails_is_not_done_with() throws Exception {
        // Given
        credit.settlement = CompletableFuture.failedStage(new CreditControlException("the database is away", null));
        started(charging());
        place().awaitAnswered().hangUp();
        await().atMost(PATIENCE).until(() -> !credit.settled.isEmpty());
        CallDetailRecord cdr = cdrs.records().get(0);
        await().atMost(PATIENCE)
                .until(() -> sessions.ended(cdr.origin(), 1)
                                .toCompletableFuture()
                                .join()
                                .size()
                        == 1);

        // When
        credit.settlement = CompletableFuture.completedStage(null);

        // Then
        await().atMost(PATIENCE)
                .until(() -> sessions.ended(cdr.origin(), 1)
                        .toCompletableFuture()
                        .join()
                        .isEmpty());
        assertThat(credit.settled).hasSizeGreaterThan(1).containsOnly(cdr.callId());
    }

    @Test
    void a_call_that_another_instance_recovers_keeps_the_end_of_its_credit() {
        // Given
        credit.answer = CompletableFuture.completedStage(new CreditDecision.Granted(Duration.ofSeconds(3)));
        CallEngine first = started(charging());
        SimulatedCall call = place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.close();
        ari.close();

        // When
        started(engineOn(patientClient(), new DialAndBridge(any -> DialTarget.pjsip("peer", "3314"))));

        // Then
        call.awaitEnded();
        callee.awaitEnded();
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        assertThat(cdrs.records().get(0).custom()).containsEntry("credit", "used up");
        assertThat(credit.asked).hasSize(1);
    }
}
