package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowEvent.Screened.Result;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Callees who answer are asked whether they take the call. */
class ScreeningTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final HuntPlan IN_ORDER =
            HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));
    private static final HuntPlan AT_ONCE = HuntPlan.inParallel(
                    List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")))
            .with(Ringback.MUSIC);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId VERB = new RequestId(2);
    private static final LegId FIRST = new LegId(1);
    private static final LegId SECOND = new LegId(2);

    private static CallDriver dialled(HuntPlan hunt) {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(hunt, Duration.ofSeconds(30), DIAL))
                .bridgeCreated(1)
                .entered(1);
    }

    /** Both ring, and the first one has answered. */
    private static CallDriver asked() {
        return dialled(AT_ONCE).entered(2).rings(1).rings(2).answers(1).forget();
    }

    private static FlowEvent screened(LegId leg, Result result) {
        return new FlowEvent.Screened(leg, result);
    }

    private static FlowEvent asks(FlowVerb verb) {
        return new FlowEvent.AsksCallee(FIRST, verb, VERB);
    }

    @Test
    void a_callee_is_dialled_outside_the_bridge_although_its_ringing_could_be_relayed() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE, Duration.ofSeconds(30), DIAL))
                .bridgeCreated(1)
                .forget();

        assertThat(call.entered(1).commands()).containsExactly("dial 1 for 30", "bound 0");
        assertThat(call.rings(1).commands()).as("the caller is told").containsExactly("start RING");
    }

    @Test
    void one_that_answers_is_asked_while_the_others_ring_on_and_the_caller_goes_on_hearing_music() {
        CallDriver call = dialled(AT_ONCE).entered(2).rings(1).rings(2).forget();

        assertThat(call.answers(1).commands()).containsExactly("end of screening 1 in 30", "screen 1");
        assertThat(call.answers(2).commands()).containsExactly("end of screening 2 in 30", "screen 2");
    }

    @Test
    void the_first_that_accepts_is_joined_and_the_others_are_told_that_the_call_was_answered_elsewhere() {
        CallDriver call = asked().answers(2).forget();

        assertThat(call.flow(screened(SECOND, Result.ACCEPTED)).commands()).containsExactly("stop MUSIC", "join 0 2");
        assertThat(call.flow(screened(FIRST, Result.ACCEPTED)).commands())
                .as("joining the other one may fail")
                .isEmpty();
        assertThat(call.joined(1, 0, 2).commands())
                .containsExactly("hang up 1 with 26", "answer 0", "save Connected", "answer the flow answered");
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(SECOND));
    }

    @Test
    void one_that_is_still_asked_when_another_has_accepted_is_not_asked_any_more() {
        CallDriver call = asked().answers(2).flow(asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("who-calls")))));
        call.flow(screened(SECOND, Result.ACCEPTED)).forget();

        assertThat(call.joined(1, 0, 2).commands()).startsWith("end screening 1", "hang up 1 with 26");
        assertThat(call.call().operations())
                .as("nothing is left of its playback")
                .isEmpty();
        assertThat(call.flow(screened(FIRST, Result.ACCEPTED)).commands()).isEmpty();
    }

    @Test
    void the_second_that_accepted_is_joined_if_the_first_one_cannot_be() {
        CallDriver call = asked().answers(2)
                .flow(screened(FIRST, Result.ACCEPTED))
                .flow(screened(SECOND, Result.ACCEPTED))
                .forget();

        assertThat(call.joinFailed(1, 1).commands()).contains("hang up 1 with 34", "join 2");
    }

    @Test
    void one_that_answered_and_was_not_asked_to_the_end_is_never_joined_for_want_of_another() {
        CallDriver call =
                asked().answers(2).flow(screened(FIRST, Result.ACCEPTED)).forget();

        assertThat(call.joinFailed(1, 1).commands()).doesNotContain("join 2").contains("hang up 1 with 34");
    }

    @Test
    void one_that_declines_is_hung_up_and_the_others_ring_on() {
        CallDriver call = asked();

        assertThat(call.flow(screened(FIRST, Result.DECLINED)).commands())
                .containsExactly("hang up 1 with 21", "end screening 1");
        call.destroyed(1, CLEARED).forget();
        assertThat(call.answers(2).flow(screened(SECOND, Result.DECLINED)).commands())
                .contains("hang up 2 with 21")
                .endsWith("stop MUSIC", "save InFlow", "answer the flow not answered 21");
    }

    @Test
    void a_callee_that_declines_ends_the_hunt_as_a_rejected_call_does_unless_the_route_goes_on_after_it() {
        CallDriver ends = dialled(IN_ORDER).answers(1).forget();
        assertThat(ends.flow(screened(FIRST, Result.DECLINED)).commands()).contains("answer the flow not answered 21");

        CallDriver goesOn = dialled(IN_ORDER.with(FailOver.ALWAYS)).answers(1).forget();
        assertThat(goesOn.flow(screened(FIRST, Result.DECLINED)).commands())
                .containsExactly("hang up 1 with 21", "end screening 1", "save Hunt", "create 2 PJSIP/332@second");
    }

    @Test
    void a_callee_that_does_not_say_in_time_has_not_answered_and_the_next_one_is_dialled() {
        CallDriver call = dialled(IN_ORDER).answers(1).forget();

        assertThat(call.timer(new PlanTimer.EndOfScreening(FIRST)).commands())
                .containsExactly("hang up 1 with 19", "end screening 1", "save Hunt", "create 2 PJSIP/332@second");
        assertThat(call.flow(screened(FIRST, Result.ACCEPTED)).commands())
                .as("too late")
                .isEmpty();
    }

    @Test
    void the_time_of_one_that_has_accepted_is_not_over() {
        CallDriver call = asked().flow(screened(FIRST, Result.ACCEPTED)).forget();

        assertThat(call.timer(new PlanTimer.EndOfScreening(FIRST)).commands()).isEmpty();
    }

    @Test
    void a_callee_whose_screening_fails_could_not_be_reached() {
        CallDriver call = dialled(ONE).answers(1).forget();

        assertThat(call.flow(screened(FIRST, Result.FAILED)).commands()).contains("answer the flow not answered 34");
    }

    @Test
    void a_callee_that_hangs_up_is_not_asked_any_more_and_counts_with_its_own_cause() {
        CallDriver call = dialled(ONE).answers(1).forget();

        assertThat(call.asksToHangUp(1, CLEARED).commands()).containsExactly("end screening 1");
        assertThat(call.flow(screened(FIRST, Result.ACCEPTED)).commands()).isEmpty();
        assertThat(call.destroyed(1, CLEARED).commands())
                .containsExactly("end screening 1", "save InFlow", "answer the flow not answered 16");
    }

    @Test
    void a_caller_that_hangs_up_ends_all_of_it() {
        CallDriver call = asked();

        assertThat(call.asksToHangUp(0, CLEARED).commands()).containsExactly("hang up 1 with 16", "hang up 2 with 16");
        assertThat(call.flow(screened(FIRST, Result.ACCEPTED)).commands()).isEmpty();
        call.leftStasis(0).destroyed(1, CLEARED).destroyed(2, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_caller_whose_end_was_not_seen_did_not_talk_with_a_callee_that_was_asked() {
        CallDriver call =
                asked().notFound(0).destroyed(1, CLEARED).destroyed(2, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void keys_of_the_callee_are_for_its_screening_and_those_of_the_caller_are_not() {
        FlowVerb oneKey = new FlowVerb.CollectKeys(Gather.exactly(1).keys(), Play.of(Prompt.sound("press-1")));
        CallDriver call = asked().flow(asks(oneKey)).forget();

        assertThat(call.presses(0, "5").commands()).isEmpty();
        assertThat(call.presses(1, "1").commands()).containsExactly("stop playback", "answer the flow FULL \"1\"");
    }

    @Test
    void keys_that_the_callee_pressed_before_are_kept_for_it_until_its_screening_is_over() {
        FlowVerb oneKey = new FlowVerb.CollectKeys(Gather.exactly(1).keys(), Play.of(Prompt.sound("press-1")));
        CallDriver call = asked();

        assertThat(call.presses(1, "12").flow(asks(oneKey)).commands()).containsExactly("answer the flow FULL \"1\"");
        call.flow(screened(FIRST, Result.DECLINED));

        assertThat(call.call().flow().keysOf(FIRST).count()).isZero();
    }

    @Test
    void what_the_callee_hears_is_not_written_and_serves_no_caller() {
        CallDriver call = asked();

        assertThat(call.flow(asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("who-calls")))))
                        .commands())
                .containsExactly("play sound:who-calls");
        assertThat(call.flow(asks(new FlowVerb.LetPass(Pause.of(Duration.ofSeconds(3)))))
                        .commands())
                .containsExactly("end of pause in 3");
        assertThat(call.call().flow().served()).isFalse();
    }

    @Test
    void a_verb_for_a_callee_that_is_not_asked_fails() {
        CallDriver call = dialled(ONE).forget();

        assertThat(call.flow(asks(new FlowVerb.LetPass(Pause.of(Duration.ofSeconds(3)))))
                        .commands())
                .containsExactly("answer the flow failed");
    }

    @Test
    void the_callee_has_answered_for_the_record_once_it_has_accepted_and_its_leg_when_it_answered() {
        CallDriver call = dialled(ONE).later(Duration.ofSeconds(5)).answers(1);
        call.later(Duration.ofSeconds(7)).flow(screened(FIRST, Result.ACCEPTED)).joined(1, 0, 1);

        assertThat(call.call().times().connected()).isEqualTo(CallDriver.START.plusSeconds(12));
        assertThat(call.call().times().of(FIRST).answered()).isEqualTo(CallDriver.START.plusSeconds(5));
    }

    @Test
    void a_recovery_hangs_callees_up_that_were_asked_or_ring_and_the_flow_resumes() {
        CallDriver call = asked();

        CallDriver recovered =
                call.recovered(call.found(Map.of(0, ChannelState.RING, 1, ChannelState.UP, 2, ChannelState.RINGING)));

        assertThat(recovered.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(recovered.commands())
                .containsExactly("stop MUSIC", "flow resume", "hang up 1 with 16", "hang up 2 with 16", "save InFlow");
    }

    /** A durable flow dials; both callees ring, and the first one has answered and is being asked. */
    private static CallDriver askedDurably() {
        return CallDriver.inDurableFlow()
                .steps(StepKind.DIAL)
                .flow(new FlowEvent.Dials(AT_ONCE, Duration.ofSeconds(30), DIAL))
                .bridgeCreated(1)
                .entered(1)
                .entered(2)
                .rings(1)
                .rings(2)
                .answers(1)
                .forget();
    }

    private static FlowEvent begins(StepKind kind, int number) {
        return new FlowEvent.JournalsScreening(
                FIRST, List.of(JournalEntry.intent(number, kind, "", null)), new RequestId(200 + number));
    }

    private static CallDriver recoveredAsking(CallDriver left) {
        return left.recovered(left.found(Map.of(0, ChannelState.RING, 1, ChannelState.UP, 2, ChannelState.RINGING)));
    }

    @Test
    void a_recovery_asks_on_for_a_durable_flow_in_the_time_that_is_left_and_the_others_ring_on() {
        CallDriver left = askedDurably();
        left.flow(begins(StepKind.PLAY, 1)).later(Duration.ofSeconds(9));

        CallDriver recovered = recoveredAsking(left);

        assertThat(recovered.commands())
                .startsWith("flow replay")
                .contains("end of screening 1 in 20", "screen 1")
                .noneMatch(command -> command.startsWith("hang up"));
        assertThat(recovered.answers(2).commands()).containsExactly("end of screening 2 in 30", "screen 2");
        assertThat(recovered.flow(screened(FIRST, Result.ACCEPTED)).commands()).contains("stop MUSIC");
    }

    @Test
    void a_callee_whose_answer_was_not_seen_is_asked_once_after_a_recovery() {
        CallDriver left = CallDriver.inDurableFlow()
                .steps(StepKind.DIAL)
                .flow(new FlowEvent.Dials(AT_ONCE, Duration.ofSeconds(30), DIAL));

        CallDriver recovered = recoveredAsking(left);

        assertThat(recovered.commands()).containsOnlyOnce("end of screening 1 in 30", "screen 1");
    }

    @Test
    void what_a_screening_was_heard_by_last_plays_on() {
        // Given
        Play play = Play.of(Prompt.sound("who-calls"));
        CallDriver playing = askedDurably();
        playing.flow(begins(StepKind.PLAY, 1)).flow(asks(new FlowVerb.PlayPrompts(play)));
        CallDriver asking = askedDurably();
        asking.flow(begins(StepKind.GATHER, 1))
                .flow(asks(new FlowVerb.CollectKeys(Gather.exactly(1).keys(), play)));

        // When
        CallDriver playsOn = recoveredAsking(playing);
        CallDriver asksAgain = recoveredAsking(asking);

        // Then
        assertThat(playsOn.commands()).doesNotContain("stop playback");
        FlowEvent again = new FlowEvent.AsksCallee(FIRST, new FlowVerb.PlayPrompts(play), RequestId.resumed(FIRST));
        assertThat(playsOn.flow(again).commands()).contains("play on sound:who-calls");
        assertThat(asksAgain.commands()).doesNotContain("stop playback");
    }

    @Test
    void a_screening_that_begins_again_stops_what_it_played_before() {
        Play play = Play.of(Prompt.sound("who-calls"));
        CallDriver left = askedDurably();
        left.flow(begins(StepKind.PLAY, 1)).flow(asks(new FlowVerb.PlayPrompts(play)));

        CallDriver recovered = recoveredAsking(left).forget();

        assertThat(recovered.flow(asks(new FlowVerb.PlayPrompts(play))).commands())
                .containsExactly("stop playback", "play sound:who-calls", "save Hunt");
    }

    @Test
    void screenings_have_journals_within_that_of_their_flow_which_end_with_the_dial() {
        CallDriver call = askedDurably();

        assertThat(call.flow(begins(StepKind.PLAY, 1)).commands()).containsExactly("save Hunt");
        CallModel written = CallSnapshot.read(call.call().facts(), CallSnapshot.write(call.call()));
        assertThat(written.flow().journal()).isEqualTo(call.call().flow().journal());
        assertThat(written.flow().journal().screening(1).isOpenAt(StepKind.PLAY))
                .isTrue();

        JournalEntry done = JournalEntry.intent(1, StepKind.DIAL, "", null).with(List.of("Unknown"));
        assertThat(written.flow().journal().with(List.of(done)).screenings()).isEmpty();
    }

    @Test
    void a_journal_that_is_full_takes_no_step_of_a_screening() {
        CallDriver call = askedDurably();
        for (int number = 1; number < DurableFlow.MOST_STEPS; number++) {
            assertThat(call.flow(begins(StepKind.PAUSE, number)).commands()).containsExactly("save Hunt");
        }

        call.flow(begins(StepKind.PAUSE, DurableFlow.MOST_STEPS));

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Refused.class);
    }

    @Test
    void a_step_of_a_screening_that_is_over_is_not_written() {
        CallDriver call = askedDurably().destroyed(1, CLEARED);

        call.flow(begins(StepKind.PLAY, 1));

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Failed.class);
    }

    @Test
    void a_durable_flow_that_cannot_run_again_asks_no_callee_and_is_resumed() {
        CallDriver recovered = recoveredAsking(askedDurably()).forget();

        assertThat(recovered.flow(new FlowEvent.Diverged()).commands())
                .containsExactly("stop MUSIC", "flow resume", "save InFlow", "hang up 1 with 16", "hang up 2 with 16");
    }

    @Test
    void a_recovery_goes_on_with_a_callee_that_was_in_the_bridge_as_only_one_that_accepted_gets_there() {
        CallDriver call = asked().flow(screened(FIRST, Result.ACCEPTED));

        CallDriver recovered = call.recovered(
                call.found(Map.of(0, ChannelState.RING, 1, ChannelState.UP, 2, ChannelState.RINGING), 0, 1));

        assertThat(recovered.plan()).isEqualTo(CallPlan.Connected.handedOver(FIRST));
        assertThat(recovered.commands()).contains("hang up 2 with 26", "answer 0");
    }

    @Test
    void a_recovered_call_that_no_callee_had_accepted_did_not_have_its_callee_answer() {
        CallDriver call = asked();

        CallDriver recovered = call.recovered(call.found(Map.of(1, ChannelState.UP)));
        recovered.destroyed(1, CLEARED);

        assertThat(recovered.end().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_dial_that_fails_for_a_callee_leaves_nothing_to_ask() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE, Duration.ofSeconds(30), DIAL))
                .notCreated(1, CommandFailure.FAILED);

        assertThat(call.commands()).endsWith("save InFlow", "answer the flow not answered 34");
        assertThat(HangupCause.CONGESTION.code()).isEqualTo(34);
    }
}
