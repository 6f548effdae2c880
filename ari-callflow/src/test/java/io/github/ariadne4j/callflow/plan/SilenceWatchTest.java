package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceWatchTest {
    private static final LegId CALLER = CallDriver.A;
    private static final LegId CALLEE = new LegId(1);
    private static final RequestId REQUEST = new RequestId(7);
    private static final FlowEvent BEEP =
            new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("beep"))), REQUEST);
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final HuntPlan BOTH =
            HuntPlan.inParallel(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));

    @Test
    void a_caller_who_was_not_answered_is_not_in_silence() {
        CallDriver call = CallDriver.inFlow();

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_caller_whose_flow_does_nothing_after_the_answer_is_watched() {
        CallDriver call = answered();

        assertThat(call.watched()).containsExactly(CALLER);
    }

    @Test
    void a_caller_who_was_answered_before_it_came_is_watched_from_the_start() {
        CallDriver call = CallDriver.begin(true, true);

        assertThat(call.watched()).containsExactly(CALLER);
    }

    static Stream<FlowVerb> served() {
        return Stream.of(
                new FlowVerb.PlayPrompts(Play.of(Prompt.sound("beep"))),
                new FlowVerb.CollectKeys(Gather.exactly(4).keys(), null),
                new FlowVerb.LetPass(Pause.of(Duration.ofMinutes(1))),
                new FlowVerb.LetPass(Pause.of(Duration.ofMinutes(1)).withMusic("jazz")),
                new FlowVerb.RecordCaller(Recording.upTo(Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @MethodSource("served")
    void a_caller_who_hears_something_or_waits_is_not_watched(FlowVerb verb) {
        CallDriver call = answered().flow(new FlowEvent.Asks(verb, REQUEST));

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_caller_is_watched_again_once_the_prompt_is_over() {
        CallDriver call = answered()
                .flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("beep"))), REQUEST))
                .operationEnded(true);

        assertThat(call.watched()).containsExactly(CALLER);
    }

    @Test
    void a_command_to_the_channel_serves_no_caller() {
        CallDriver call = answered().ordered(new CallOrder.Control(Party.CALLER, new LegVerb.Mute(MuteDirection.IN)));

        assertThat(call.watched()).containsExactly(CALLER);
    }

    static Stream<Arguments> soundsUntilTheirEnd() {
        return Stream.of(
                Arguments.of(new LegVerb.Hold(), new LegVerb.Unhold()),
                Arguments.of(new LegVerb.StartMusic("jazz"), new LegVerb.StopMusic()));
    }

    @ParameterizedTest
    @MethodSource("soundsUntilTheirEnd")
    void a_caller_who_hears_music_or_is_on_hold_is_not_watched_until_that_is_taken_back(LegVerb begins, LegVerb ends) {
        CallDriver call =
                answered().ordered(new CallOrder.Control(Party.CALLER, begins)).operationEnded(true);
        assertThat(call.watched()).isEmpty();
        assertThat(call.recovered(call.found(Map.of(0, ChannelState.UP))).watched())
                .isEmpty();

        assertThat(call.ordered(new CallOrder.Control(Party.CALLER, ends)).watched())
                .containsExactly(CALLER);
    }

    @Test
    void a_caller_waits_while_targets_ring_also_if_they_are_silent() {
        CallDriver call = answered().flow(new FlowEvent.Dials(BOTH, REQUEST));

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void parties_who_are_in_a_bridge_together_are_not_watched() {
        assertThat(CallDriver.talking(ONE).watched()).isEmpty();
    }

    @Test
    void a_caller_who_is_alone_in_the_bridge_after_a_talk_is_watched() {
        CallDriver call = afterTalk();

        assertThat(call.call().isJoined(CALLER)).isTrue();
        assertThat(call.watched()).containsExactly(CALLER);
    }

    @Test
    void a_recording_of_the_talk_serves_no_caller_who_is_left_alone() {
        CallDriver call = held().ordered(
                        new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED))
                .flow(new FlowEvent.Connects(CALLEE, Connect.of(), REQUEST))
                .destroyed(1, CallDriver.CLEARED);

        assertThat(call.watched()).containsExactly(CALLER);
    }

    @Test
    void both_parties_are_watched_when_their_bridge_is_destroyed_until_they_are_in_another() {
        CallDriver call = CallDriver.talking(ONE).bridgeDestroyed(1);
        assertThat(call.watched()).containsExactlyInAnyOrder(CALLER, CALLEE);

        call.bridgeCreated(2).joined(2, 0, 1);

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_callee_that_has_answered_is_watched_until_it_has_joined_the_caller() {
        CallDriver call = ringingTogether().answers(1);
        assertThat(call.watched()).containsExactly(CALLEE);

        call.joined(1, 0, 1);

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_callee_is_watched_while_its_screening_does_nothing() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(BOTH, Duration.ofSeconds(30), REQUEST))
                .bridgeCreated(1)
                .entered(1)
                .answers(1);
        assertThat(call.watched()).containsExactly(CALLEE);

        call.flow(new FlowEvent.AsksCallee(
                CALLEE, new FlowVerb.PlayPrompts(Play.of(Prompt.sound("who-calls"))), new RequestId(8)));

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void the_party_of_an_outbound_call_is_watched_once_it_has_answered() {
        CallDriver call = CallDriver.ringingFirst(ONE).entered(1).answers(1);

        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(call.watched()).hasSize(1);
    }

    @Test
    void a_recovered_caller_is_watched_anew() {
        CallDriver call = answered();

        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP)));

        assertThat(recovered.watched()).containsExactly(CALLER);
    }

    @Test
    void a_call_that_ends_is_not_watched() {
        CallDriver call = answered().hangupOrdered(HangupCause.NORMAL_CLEARING);

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_caller_whose_route_is_not_known_in_time_is_hung_up() {
        CallDriver call = CallDriver.begin(true, true).forget().silenceLasts(CALLER);

        assertThat(call.commands()).containsExactly("tell of 0 in silence", "hang up 0 with 41");
    }

    @Test
    void a_silence_is_told_and_the_flow_asked_for_a_repair() {
        CallDriver call = answered().forget().silenceLasts(CALLER);

        assertThat(call.commands()).containsExactly("tell of 0 in silence", "flow silence");
        assertThat(call.call().flow().notes()).containsEntry("silence", "caller");
        assertThat(call.watched()).as("as the flow may not answer").containsExactly(CALLER);
    }

    @Test
    void the_flow_may_end_the_call() {
        CallDriver call = answered().silenceLasts(CALLER);

        repair(call, SilenceRepair.end(HangupCause.TEMPORARY_FAILURE)).destroyed(0, CallDriver.CLEARED);

        assertThat(call.end().disposition()).isEqualTo(Disposition.FAILED);
        assertThat(call.end().cause()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
    }

    @Test
    void the_flow_may_have_something_played_after_which_the_caller_is_watched_again() {
        CallDriver call = answered().forget().silenceLasts(CALLER);

        repair(call, SilenceRepair.play(Play.of(Prompt.sound("please-hold"))));
        assertThat(call.commands()).contains("play sound:please-hold");
        assertThat(call.watched()).isEmpty();
        call.operationEnded(true);

        assertThat(call.watched()).containsExactly(CALLER);
        assertThat(call.commands()).as("no request waits for it").isEmpty();
    }

    @Test
    void the_flow_may_leave_the_caller_as_it_is() {
        CallDriver call = answered().silenceLasts(CALLER).forget();

        repair(call, SilenceRepair.goOn());

        assertThat(call.commands()).isEmpty();
        assertThat(call.watched()).containsExactly(CALLER);
    }

    @Test
    void a_repair_comes_too_late_for_a_caller_who_hears_something() {
        CallDriver call = answered().silenceLasts(CALLER);
        OperationId question = questionOf(call);
        call.flow(BEEP).forget();

        call.flow(new FlowEvent.Repairs(CALLER, question, SilenceRepair.DEFAULT));

        assertThat(call.commands()).isEmpty();
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_repair_of_a_silence_that_is_over_is_none_of_the_next_one() {
        // Given
        CallDriver call = answered().silenceLasts(CALLER);
        OperationId first = questionOf(call);
        call.flow(BEEP).operationEnded(true).forget();

        // When
        call.flow(new FlowEvent.Repairs(CALLER, first, SilenceRepair.DEFAULT));
        assertThat(call.commands()).isEmpty();
        call.silenceLasts(CALLER);
        assertThat(call.commands()).as("it is asked again").containsExactly("tell of 0 in silence", "flow silence");
        call.flow(new FlowEvent.Repairs(CALLER, first, SilenceRepair.DEFAULT));

        // Then
        assertThat(call.commands()).isEmpty();
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(repair(call, SilenceRepair.DEFAULT).commands()).containsExactly("hang up 0 with 41");
    }

    @Test
    void a_flow_that_has_not_answered_by_the_next_time_is_not_waited_for() {
        CallDriver call = answered().silenceLasts(CALLER).forget();

        assertThat(call.silenceLasts(CALLER).commands()).containsExactly("tell of 0 in silence", "hang up 0 with 41");
    }

    private static OperationId questionOf(CallDriver call) {
        return call.call().flow().silences().get(CALLER);
    }

    private static CallDriver repair(CallDriver call, SilenceRepair repair) {
        return call.flow(new FlowEvent.Repairs(CALLER, questionOf(call), repair));
    }

    @Test
    void a_callee_that_does_not_get_to_the_caller_is_given_up_and_the_hunt_goes_on() {
        CallDriver call = ringingTogether().answers(1).forget().silenceLasts(CALLEE);

        assertThat(call.commands()).contains("tell of 1 in silence", "hang up 1 with 34");
        assertThat(call.plan()).isInstanceOf(CallPlan.Hunt.class);
    }

    @Test
    void parties_of_a_call_that_no_flow_holds_are_hung_up() {
        CallDriver call = CallDriver.talking(ONE).bridgeDestroyed(1).forget().silenceLasts(CALLER);

        assertThat(call.commands()).containsExactly("tell of 0 in silence", "hang up 0 with 41", "hang up 1 with 41");
    }

    @Test
    void a_flow_that_holds_the_talk_is_asked() {
        CallDriver call = held().bridgeDestroyed(1).forget().silenceLasts(CALLEE);

        assertThat(call.commands()).containsExactly("tell of 1 in silence", "flow silence");
        assertThat(call.call().flow().notes()).containsEntry("silence", "callee");
    }

    @Test
    void without_a_bound_no_party_is_watched() {
        CallDriver call = CallDriver.begin(
                        new CallFacts.Policy(CallTimeouts.defaults().withLongestSilence(Duration.ZERO), false, true))
                .admitted()
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST))
                .answers(0);

        assertThat(call.watched()).isEmpty();
    }

    private static CallDriver answered() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST))
                .answers(0);
    }

    private static CallDriver held() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE, new RequestId(1)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0);
    }

    private static CallDriver afterTalk() {
        return held().flow(new FlowEvent.Connects(CALLEE, Connect.of(), REQUEST))
                .destroyed(1, CallDriver.CLEARED);
    }

    private static CallDriver ringingTogether() {
        return CallDriver.hunting(BOTH)
                .bridgeCreated(1)
                .entered(1)
                .rings(1)
                .entered(2)
                .rings(2);
    }
}
