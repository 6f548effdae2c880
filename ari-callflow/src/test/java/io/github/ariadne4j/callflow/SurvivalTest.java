package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.HttpSettings;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** One life of the application ends without a word, and the next one finds what it left. */
class SurvivalTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SharedStore store = new SharedStore();

    /** A process of the application, as far as Asterisk and the store can tell. */
    private final class Life {
        private final AriClient client;
        private final CallEngine engine;
        private final List<CallId> takenUp = new CopyOnWriteArrayList<>();

        Life(String application) {
            client = client(application, HttpSettings.defaults());
            engine = started(CallEngine.builder(client)
                    .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                    .store(store)
                    .cdrs(cdrs)
                    .takeOvers(other -> client(other, HttpSettings.defaults()))
                    .listener(new CallEngineListener() {
                        @Override
                        public void onTakenUp(IncomingCall call) {
                            takenUp.add(call.id());
                        }
                    })
                    .settings(settings()));
        }

        /** The answer is written without anybody waiting for it. */
        void awaitAnswerWritten() {
            CallOrigin origin =
                    new CallOrigin(client.application(), client.server().entityId());
            await().atMost(PATIENCE)
                    .until(() -> store.memory.live(origin).toCompletableFuture().join().stream()
                            .anyMatch(session -> session.timeline().answered() != null));
        }

        void crash() {
            engine.close();
            client.close();
        }
    }

    private CallDetailRecord theOnlyRecord() {
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        await().atMost(PATIENCE).until(() -> asterisk.bridges().isEmpty());
        return cdrs.records().get(0);
    }

    @Test
    void a_call_that_is_up_stays_up_and_the_next_life_ends_it_when_one_side_does() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        Life first = new Life("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();

        // When
        Life second = new Life("b2bua");
        assertThat(call.isEnded()).isFalse();
        call.hangUp();

        // Then
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(first.takenUp).isEmpty();
        assertThat(second.takenUp).containsExactly(cdr.callId());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@peer");
        assertThat(asterisk.ledger().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_caller_who_left_while_nobody_was_there_takes_the_callee_along_once_somebody_is() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        Life first = new Life("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.crash();
        call.hangUp();

        // When
        new Life("b2bua");

        // Then
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(cdr.end().notBefore())
                .isNotNull()
                .isBeforeOrEqualTo(cdr.timeline().ended());
    }

    @Test
    void a_callee_who_rings_is_not_dialled_again_and_is_connected_when_he_answers() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(1_500)));
        Life first = new Life("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        call.awaitSignal(180);
        first.crash();

        // When
        new Life("b2bua");
        call.awaitAnswered();
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.ledger().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_call_whose_session_was_lost_as_well_is_found_by_its_channels() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        Life first = new Life("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();
        store.memory.close();

        // When
        new Life("b2bua");
        assertThat(call.isEnded()).isFalse();
        callee.hangsUp();

        // Then
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.custom()).containsKey("rebuilt");
    }

    @Test
    void calls_of_an_asterisk_that_was_restarted_are_lost_and_nothing_is_asked_of_the_new_one() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        new Life("b2bua");
        asterisk.call("1000").dialling("3314").place().awaitAnswered();

        // When
        asterisk.restartAsterisk();

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(asterisk.ledger().count(Operation.HANG_UP)).isZero();
    }

    @Test
    void an_instance_takes_the_calls_of_another_over_once_its_lease_ends() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        Life first = new Life("b2bua");
        new Life("other");
        SimulatedCall call =
                asterisk.call("1000").dialling("3314").placeInto("b2bua").awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();

        // When
        first.crash();
        call.hangUp();

        // Then
        callee.awaitEnded();
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void an_instance_that_is_replaced_does_nothing_more_for_its_calls() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        Life first = new Life("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.awaitBridged();

        // When
        Life second = new Life("b2bua");
        await().atMost(PATIENCE).until(() -> first.engine.activeCalls() == 0);
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(second.engine.activeCalls()).isZero();
    }

    @Test
    void a_new_call_is_handed_back_to_the_dialplan_when_told_so() {
        // Given
        Life life = new Life("b2bua");
        life.engine.handBack();

        // When
        asterisk.call("1000").dialling("3314").place();

        // Then
        asterisk.ledger().await(Operation.CONTINUE, 1, PATIENCE);
        assertThat(cdrs.records()).isEmpty();
        assertThat(store.memory.isEmpty()).isTrue();
    }
}
