package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An instance of the application is killed, and the next one recovers its calls. */
class SurvivalTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SharedStore store = new SharedStore();

    private EngineInstance instance(String application) {
        return opened(new EngineInstance(asterisk, application, store, cdrs));
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
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();

        // When
        EngineInstance second = instance("b2bua");
        assertThat(call.isEnded()).isFalse();
        call.hangUp();

        // Then
        callee.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(first.recovered).isEmpty();
        second.awaitRecovered(cdr.callId());
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3314@peer");
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_caller_who_left_while_no_instance_ran_takes_the_callee_along_at_the_next_start() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.crash();
        call.hangUp();

        // When
        instance("b2bua");

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
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        call.awaitSignal(180);
        first.crash();

        // When
        instance("b2bua");
        call.awaitAnswered();
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_target_that_ended_while_no_instance_ran_has_a_leg_in_the_record() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitSignal(180);
        first.crash();
        callee.hangsUp();
        callee.awaitEnded();

        // When
        instance("b2bua");

        // Then
        call.awaitEnded();
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.legs()).extracting(CdrLeg::target).containsExactly(null, "PJSIP/3314@peer");
        assertThat(cdr.legs().get(1).channel().value()).isEqualTo(callee.channelId());
        assertThat(cdr.legs().get(1).times().answered()).isNull();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_callee_who_was_not_dialled_yet_is_dialled_by_the_next_instance() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        asterisk.faults().on(Operation.ADD_CHANNEL).delayReply(PATIENCE);
        asterisk.faults().onEvent("ChannelEnteredBridge").drop();
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        call.awaitBridged();
        first.crash();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isZero();
        asterisk.faults().clear();

        // When
        instance("b2bua");
        call.awaitAnswered();
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
    }

    @Test
    void a_call_whose_session_was_lost_as_well_is_found_by_its_channels() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        first.awaitAnswerWritten();
        first.crash();
        store.memory.close();

        // When
        instance("b2bua");
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
        instance("b2bua");
        asterisk.call("1000").dialling("3314").place().awaitAnswered();

        // When
        asterisk.restartAsterisk();

        // Then
        CallDetailRecord cdr = theOnlyRecord();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(asterisk.requestLog().count(Operation.HANG_UP)).isZero();
    }

    @Test
    void a_call_that_comes_in_after_the_restart_of_asterisk_is_not_lost_with_the_others() throws InterruptedException {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        instance("b2bua");
        asterisk.call("1000").dialling("3314").place().awaitAnswered();
        asterisk.faults().on(Operation.LIST_CHANNELS).delayReply(Duration.ofMillis(300));

        // When
        asterisk.restartAsterisk();
        asterisk.awaitApplication("b2bua");
        SimulatedCall later = asterisk.call("1001").dialling("3314").place().awaitAnswered();
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        later.hangUp();

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 2);
        assertThat(cdrs.records())
                .extracting(cdr -> cdr.end().source())
                .containsExactly(EndSource.ASTERISK_LOST, EndSource.EVENT);
    }

    @Test
    void an_instance_takes_the_calls_of_another_over_once_its_lease_ends() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        EngineInstance first = instance("b2bua");
        instance("other");
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
        EngineInstance first = instance("b2bua");
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.awaitBridged();

        // When
        EngineInstance second = instance("b2bua");
        await().atMost(PATIENCE).until(() -> first.engine.activeCalls() == 0);
        call.hangUp();

        // Then
        assertThat(theOnlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        await().atMost(PATIENCE).until(() -> second.engine.activeCalls() == 0);
    }

    @Test
    void a_new_call_is_handed_back_to_the_dialplan_when_told_so() {
        // Given
        EngineInstance instance = instance("b2bua");
        instance.engine.handBack();

        // When
        asterisk.call("1000").dialling("3314").place();

        // Then
        asterisk.requestLog().await(Operation.CONTINUE, 1, PATIENCE);
        assertThat(cdrs.records()).isEmpty();
        assertThat(store.memory.isEmpty()).isTrue();
    }

    @Test
    void a_caller_of_whom_is_told_twice_is_handed_back_once() {
        // Given
        EngineInstance instance = instance("b2bua");
        instance.engine.handBack();
        asterisk.faults().onEvent("StasisStart").duplicate();

        // When
        asterisk.call("1000").dialling("3314").place();

        // Then
        asterisk.requestLog().await(Operation.CONTINUE, 1, PATIENCE);
        await().during(SHORT.multipliedBy(10)).until(() -> asterisk.requestLog().count(Operation.CONTINUE) == 1);
    }
}
