package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several targets at once: one is connected, and the others are gone except for their legs in the CDR. */
class RingingTogetherTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final List<DialTarget> THREE = List.of(
            DialTarget.pjsip("peer", "3311"), DialTarget.pjsip("peer", "3312"), DialTarget.pjsip("peer", "3313"));

    private CallEngine ringing(HuntPlan route) {
        return started(engine(new DialAndBridge(call -> route)));
    }

    private SimulatedCall called() {
        return asterisk.call("1000").dialling("100").place();
    }

    private void allRing() {
        asterisk.callees().otherwise(CalleeScript.ringsForever());
    }

    @Test
    void the_first_to_answer_is_connected_and_the_others_are_told_that_the_call_was_answered_elsewhere()
            throws InterruptedException {
        // Given
        allRing();
        CallEngine engine = ringing(Route.together(THREE));
        SimulatedCall call = called().awaitSignal(180);
        SimulatedCallee first = asterisk.awaitDialled("3311");
        SimulatedCallee second = asterisk.awaitDialled("3312");
        SimulatedCallee third = asterisk.awaitDialled("3313");

        // When
        second.answers();

        // Then
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(second)).isTrue();
        assertThat(first.awaitEnded().hangupCause()).isEqualTo(26);
        assertThat(third.awaitEnded().hangupCause()).isEqualTo(26);
        call.hangUp();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.parties().routed()).isEqualTo("PJSIP/3312@peer");
        assertThat(cdr.attempts())
                .extracting(leg -> leg.end().causeSent())
                .containsExactly(
                        HangupCause.ANSWERED_ELSEWHERE, HangupCause.NORMAL_CLEARING, HangupCause.ANSWERED_ELSEWHERE);
    }

    @Test
    void of_two_who_answer_at_once_one_is_connected_and_the_other_one_is_hung_up() throws InterruptedException {
        // Given
        allRing();
        CallEngine engine = ringing(Route.together(THREE));
        SimulatedCall call = called().awaitSignal(180);
        SimulatedCallee first = asterisk.awaitDialled("3311");
        SimulatedCallee third = asterisk.awaitDialled("3313");

        // When
        third.answers();
        first.answers();

        // Then
        call.awaitAnswered().awaitBridged();
        await().atMost(PATIENCE).until(() -> first.isEnded() != third.isEnded());
        assertThat(call.isBridgedWith(first.isEnded() ? third : first)).isTrue();
        call.hangUp();
        assertThat(theOnlyRecord(engine).attempts())
                .filteredOn(leg -> leg.times().answered() != null)
                .hasSize(2);
    }

    @Test
    void the_call_is_busy_if_all_of_them_are() throws InterruptedException {
        asterisk.callees().otherwise(CalleeScript.busy());
        CallEngine engine = ringing(Route.together(THREE));

        SimulatedCall call = called().awaitEnded();

        assertThat(call.finalSipStatus()).isEqualTo(486);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.BUSY);
    }

    @Test
    void a_caller_who_gives_up_takes_all_of_them_along() throws InterruptedException {
        // Given
        allRing();
        CallEngine engine = ringing(Route.together(THREE));
        SimulatedCall call = called().awaitSignal(180);
        asterisk.requestLog().await(Operation.DIAL, 3, PATIENCE);

        // When
        call.cancel();

        // Then
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.attempts()).extracting(CdrLeg::target).hasSize(3);
    }

    @Test
    void the_next_round_rings_when_no_target_of_the_first_can_be_reached() throws InterruptedException {
        // Given
        asterisk.callees()
                .on("3311", CalleeScript.rejects(503))
                .on("3312", CalleeScript.unknownEndpoint())
                .on("3313", CalleeScript.ringsThenAnswers(SHORT));
        HuntPlan.Round first = Route.together(THREE.subList(0, 2)).rounds().get(0);
        HuntPlan.Round second = Route.inOrder(THREE.subList(2, 3)).rounds().get(0);
        CallEngine engine = ringing(new HuntPlan(
                List.of(first, second), Ringback.RELAY, Route.together(THREE).failOver()));

        // When
        called().awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/3313@peer");
    }

    @Test
    void a_target_that_is_staggered_rings_later_or_as_soon_as_all_before_it_have_failed() throws InterruptedException {
        // Given
        asterisk.callees().on("3311", CalleeScript.rejects(503)).on("3312", CalleeScript.ringsThenAnswers(SHORT));
        CallEngine engine = ringing(HuntPlan.staggered(THREE.subList(0, 2), Duration.ofHours(1)));

        // When
        called().awaitAnswered().hangUp();

        // Then
        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/3312@peer");
    }

    @Test
    void the_caller_hears_music_until_the_answer_and_none_after_it() throws InterruptedException {
        // Given
        allRing();
        CallEngine engine = ringing(Route.together(THREE).with(Ringback.MUSIC));
        SimulatedCall call = called();
        SimulatedCallee first = asterisk.awaitDialled("3311");
        await().atMost(PATIENCE).until(() -> call.mediaStates().contains(MediaState.MUSIC));

        // When
        first.answers();

        // Then
        call.awaitAnswered().awaitBridged();
        assertThat(call.mediaStates()).doesNotContain(MediaState.MUSIC);
        call.hangUp();
        theOnlyRecord(engine);
    }

    private HuntPlan firstTellsProgressOrSecond(Duration within) {
        HuntPlan.Offer first = new HuntPlan.Offer(THREE.get(0), Duration.ZERO, within);
        return new HuntPlan(
                List.of(
                        new HuntPlan.Round(List.of(first)),
                        Route.inOrder(THREE.subList(1, 2)).rounds().get(0)),
                Ringback.RELAY,
                FailOver.UNLESS_CALLEE_DECIDED);
    }

    @Test
    void a_target_that_tells_no_progress_in_time_has_failed_and_the_next_one_rings() throws InterruptedException {
        asterisk.callees().on("3311", CalleeScript.silent()).on("3312", CalleeScript.ringsThenAnswers(SHORT));
        CallEngine engine = ringing(firstTellsProgressOrSecond(Duration.ofMillis(400)));

        called().awaitAnswered().hangUp();

        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/3312@peer");
    }

    @Test
    void a_target_that_sends_early_media_has_told_progress() throws InterruptedException {
        asterisk.callees().on("3311", CalleeScript.earlyMediaThenAnswers(Duration.ofMillis(1_100)));
        CallEngine engine = ringing(firstTellsProgressOrSecond(Duration.ofSeconds(1)));

        called().awaitAnswered().hangUp();

        assertThat(theOnlyRecord(engine).parties().routed()).isEqualTo("PJSIP/3311@peer");
    }
}
