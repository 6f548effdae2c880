package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a recovery does for a durable flow, step by step. */
class FlowReplayTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final RequestId REQUEST = new RequestId(1);
    private static final RequestId NEXT = new RequestId(2);
    private static final LegId CALLEE = new LegId(1);

    private static CallDriver dialling() {
        return CallDriver.inDurableFlow()
                .steps(StepKind.DIAL)
                .flow(new FlowEvent.Dials(ONE, REQUEST))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1);
    }

    private static CallDriver answered() {
        return dialling().answers(1).answers(0);
    }

    private static CallDriver talking(CallDriver left) {
        return left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));
    }

    @Test
    void a_flow_that_has_done_nothing_yet_runs_from_its_start() {
        CallDriver left = CallDriver.begin(false, false);
        CallDriver durable = CallDriver.inDurableFlow();

        assertThat(left.admitted()
                        .recovered(left.found(Map.of(0, ChannelState.RING)))
                        .commands())
                .contains("flow resume");
        assertThat(durable.recovered(durable.found(Map.of(0, ChannelState.RING)))
                        .commands())
                .contains("flow replay")
                .doesNotContain("flow resume");
    }

    @Test
    void an_outbound_call_goes_on_if_it_was_found_and_only_for_the_step_that_began_it() {
        CallDriver originating = CallDriver.inDurableFlow().steps(StepKind.ORIGINATE);
        CallDriver other = CallDriver.inDurableFlow().steps(StepKind.RECORDED);

        assertThat(originating.recovered(originating.foundOriginated()).stepGoesOn())
                .isTrue();
        assertThat(originating
                        .recovered(originating.found(Map.of(0, ChannelState.UP)))
                        .stepGoesOn())
                .isFalse();
        assertThat(other.recovered(other.foundOriginated()).stepGoesOn()).isFalse();
    }

    private static CallDriver playing(StepKind step) {
        CallDriver left = CallDriver.inDurableFlow()
                .steps(step)
                .flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("menu"))), REQUEST));
        return left.recovered(left.found(Map.of(0, ChannelState.UP)));
    }

    @Test
    void a_playback_that_was_interrupted_plays_on_once_the_flow_asks_for_it_again() {
        // Given
        CallDriver call = playing(StepKind.PLAY);
        assertThat(call.commands()).startsWith("flow replay").doesNotContain("stop playback");
        Play play = new Play(List.of(Prompt.sound("menu")), null, "#");

        // When
        call.flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(play), RequestId.RESUMED));

        // Then
        assertThat(call.commands()).containsExactly("bound 0", "play on sound:menu", "save InFlow");
        assertThat(call.call().operations()).hasSize(1);
        assertThat(call.presses(0, "#").commands()).containsExactly("stop playback", "answer the flow FULL \"#\"");
    }

    @Test
    void a_playback_that_is_not_what_was_interrupted_is_stopped() {
        CallDriver call = playing(StepKind.PAUSE);

        assertThat(call.commands()).startsWith("flow replay", "stop playback");
        assertThat(call.call().operations()).isEmpty();
    }

    @Test
    void a_playback_that_was_begun_and_not_written_is_asked_for_by_the_id_that_its_step_reserved() {
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.PLAY);
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP))).forget();

        assertThat(call.flow(new FlowEvent.Asks(
                                new FlowVerb.PlayPrompts(Play.of(Prompt.sound("menu"))), RequestId.RESUMED))
                        .commands())
                .containsExactly("bound 0", "play on sound:menu", "save InFlow");
    }

    @Test
    void a_playback_that_was_ordered_from_outside_is_not_taken_for_the_one_that_was_interrupted() {
        // Given
        CallOrder announcement = new CallOrder.PlayTo(Party.CALLER, Play.of(Prompt.sound("announcement")));
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.PLAY);
        left.say(new CallSignal.Ordered(announcement, new RequestId(1, true), CallDriver.START));
        OpenOperation ordered = left.call().operations().get(0);
        left.flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("menu"))), REQUEST));

        // When
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP)));

        // Then
        assertThat(call.commands()).containsOnlyOnce("stop playback");
        assertThat(call.call().operations())
                .singleElement()
                .satisfies(operation -> assertThat(operation.id()).isNotEqualTo(ordered.id()));
        assertThat(call.flow(new FlowEvent.Asks(
                                new FlowVerb.PlayPrompts(Play.of(Prompt.sound("menu"))), RequestId.RESUMED))
                        .commands())
                .contains("play on sound:menu");
    }

    private static FlowEvent asksForPin(RequestId request, boolean secret) {
        Play prompt = Play.of(Prompt.sound("enter-pin"));
        return new FlowEvent.Asks(new FlowVerb.CollectKeys(Gather.exactly(4).keys(), prompt, secret, 1), request);
    }

    /** The flow has asked for a PIN, of which these keys were pressed; it is written as a store has it. */
    private static CallDriver recoveredAfter(String keys, boolean secret) {
        CallDriver left = CallDriver.inDurableFlow()
                .steps(StepKind.GATHER)
                .flow(asksForPin(REQUEST, secret))
                .presses(0, keys);
        CallModel written = CallSnapshot.read(left.call().facts(), CallSnapshot.write(left.call()));
        return CallDriver.recovered(written, left.found(Map.of(0, ChannelState.UP)));
    }

    @Test
    void a_prompt_that_keys_are_collected_during_plays_on_once_the_flow_asks_again() {
        CallDriver call = recoveredAfter("", false);
        assertThat(call.commands()).startsWith("flow replay").doesNotContain("stop playback");

        assertThat(call.flow(asksForPin(RequestId.RESUMED, false)).commands())
                .containsExactly("bound 0", "play on sound:enter-pin", "save InFlow");
        assertThat(call.presses(0, "1234").commands())
                .startsWith("stop playback")
                .endsWith("answer the flow FULL \"1234\"");
    }

    @Test
    void keys_that_were_pressed_before_count_and_the_next_one_is_waited_for() {
        CallDriver call = recoveredAfter("12", false).forget();

        assertThat(call.flow(asksForPin(RequestId.RESUMED, false)).commands())
                .containsExactly("bound 0", "stop playback", "next key within 3");
        assertThat(call.presses(0, "34").commands()).endsWith("answer the flow FULL \"1234\"");
    }

    /** Another instance has the call, this long after the begin of the test. */
    private static CallDriver nextInstance(CallDriver left, Duration later) {
        return nextInstance(left, CallSnapshot.write(left.call()), later);
    }

    private static CallDriver nextInstance(CallDriver left, String session, Duration later) {
        CallModel written = CallSnapshot.read(left.call().facts(), session);
        return CallDriver.recovered(written, left.found(Map.of(0, ChannelState.UP)))
                .later(later)
                .forget();
    }

    @Test
    void the_time_for_the_next_key_goes_on_from_the_last_one_however_many_instances_wait_for_it() {
        Gather slow = Gather.exactly(4).nextKeyWithin(Duration.ofSeconds(20));
        FlowVerb asks = new FlowVerb.CollectKeys(slow.keys(), Play.of(Prompt.sound("enter-pin")), false, 1);
        CallDriver first = CallDriver.inDurableFlow().steps(StepKind.GATHER).flow(new FlowEvent.Asks(asks, REQUEST));

        CallDriver second = nextInstance(first.presses(0, "12"), Duration.ofSeconds(8));
        second.flow(new FlowEvent.Asks(asks, RequestId.RESUMED));
        assertThat(second.commands()).endsWith("next key within 12");

        CallDriver third = nextInstance(second, Duration.ofSeconds(16));
        third.flow(new FlowEvent.Asks(asks, RequestId.RESUMED));
        assertThat(third.commands()).endsWith("next key within 4");

        CallDriver fourth = nextInstance(third, Duration.ofSeconds(24));
        fourth.flow(new FlowEvent.Asks(asks, RequestId.RESUMED));
        assertThat(fourth.commands()).endsWith("next key within 2");
    }

    @Test
    void the_whole_time_for_the_next_key_begins_if_an_earlier_version_wrote_the_session() {
        CallDriver left = CallDriver.inDurableFlow()
                .steps(StepKind.GATHER)
                .flow(asksForPin(REQUEST, false))
                .presses(0, "12");
        String session = CallSnapshot.write(left.call());
        String earlier = session.replaceAll(",\"since\":\"[^\"]*\"", "");
        assertThat(earlier).isNotEqualTo(session);

        CallDriver next = nextInstance(left, earlier, Duration.ofSeconds(8));

        assertThat(next.flow(asksForPin(RequestId.RESUMED, false)).commands()).contains("next key within 3");
    }

    @Test
    void the_time_for_the_first_key_goes_on_if_there_is_no_prompt() {
        Gather slow = Gather.exactly(4).firstKeyWithin(Duration.ofSeconds(20));
        FlowVerb asks = new FlowVerb.CollectKeys(slow.keys(), null, true, 1);
        CallDriver first = CallDriver.inDurableFlow().steps(StepKind.GATHER).flow(new FlowEvent.Asks(asks, REQUEST));
        assertThat(first.commands()).contains("save InFlow");

        CallDriver second = nextInstance(first, Duration.ofSeconds(8));

        second.flow(new FlowEvent.Asks(asks, RequestId.RESUMED));
        assertThat(second.commands()).endsWith("next key within 12");
    }

    @Test
    void the_keys_of_an_attempt_count_no_more_once_the_prompt_of_the_next_one_is_heard() {
        CallDriver call = CallDriver.inDurableFlow()
                .steps(StepKind.GATHER)
                .flow(asksForPin(REQUEST, false))
                .presses(0, "12");
        call.timer(new PlanTimer.NextKey(call.call().operations().get(0).id())).forget();

        Play prompt = Play.of(Prompt.sound("enter-pin"));
        call.flow(new FlowEvent.Asks(new FlowVerb.CollectKeys(Gather.exactly(4).keys(), prompt, false, 2), REQUEST));
        assertThat(call.commands()).containsExactly("save InFlow", "play sound:enter-pin");

        CallModel written = CallSnapshot.read(call.call().facts(), CallSnapshot.write(call.call()));
        CallDriver next = CallDriver.recovered(written, call.found(Map.of(0, ChannelState.UP)));
        assertThat(next.flow(asksForPin(RequestId.RESUMED, false)).commands()).contains("play on sound:enter-pin");
    }

    @Test
    void the_attempt_that_a_flow_has_come_to_is_known_to_the_next_instance() {
        CallDriver call = CallDriver.inDurableFlow().steps(StepKind.GATHER).flow(asksForPin(REQUEST, false));
        call.timer(new PlanTimer.NextKey(call.call().operations().get(0).id()));
        Play again = Play.of(Prompt.sound("wrong-pin"));
        call.flow(new FlowEvent.Asks(new FlowVerb.CollectKeys(Gather.exactly(4).keys(), again, false, 2), REQUEST));
        String session = CallSnapshot.write(call.call());
        String earlier = session.replace(",\"attempt\":2", "");
        assertThat(earlier).isNotEqualTo(session);

        assertThat(openStepOf(session, call).attempt()).isEqualTo(2);
        assertThat(openStepOf(earlier, call).attempt()).isEqualTo(1);
    }

    private static JournalEntry openStepOf(String session, CallDriver call) {
        Journal journal = CallSnapshot.read(call.call().facts(), session).flow().journal();
        return Objects.requireNonNull(Objects.requireNonNull(journal).open());
    }

    @Test
    void keys_that_are_pressed_before_the_flow_has_come_to_its_step_again_count_as_well() {
        CallDriver call = recoveredAfter("12", false).presses(0, "3").forget();

        call.flow(asksForPin(RequestId.RESUMED, false)).presses(0, "4");

        assertThat(call.commands()).endsWith("answer the flow FULL \"1234\"");
    }

    @Test
    void secret_keys_are_not_written_and_are_asked_for_again() {
        CallDriver call = recoveredAfter("12", true).forget();

        assertThat(call.flow(asksForPin(RequestId.RESUMED, true)).commands())
                .containsExactly("bound 0", "play on sound:enter-pin", "save InFlow");
    }

    @Test
    void each_try_of_a_collection_has_an_id_of_its_own() {
        CallDriver call = CallDriver.inDurableFlow().steps(StepKind.GATHER).flow(asksForPin(REQUEST, false));
        OperationId first = call.call().operations().get(0).id();
        call.presses(0, "1234");

        call.flow(asksForPin(NEXT, false));

        assertThat(call.call().operations().get(0).id()).isNotEqualTo(first);
        assertThat(call.call().flow().journal().open().operation())
                .isEqualTo(call.call().operations().get(0).id().text());
    }

    @Test
    void a_recording_that_was_interrupted_goes_on_and_its_end_is_for_the_flow_that_runs_again() {
        CallDriver left = CallDriver.inDurableFlow()
                .steps(StepKind.RECORD)
                .flow(new FlowEvent.Asks(new FlowVerb.RecordCaller(Recording.upTo(Duration.ofMinutes(1))), REQUEST));

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP)));

        assertThat(call.commands()).startsWith("flow replay").doesNotContain("stop recording");
        assertThat(call.call().operations())
                .singleElement()
                .satisfies(operation -> assertThat(operation.request()).isEqualTo(RequestId.RESUMED));
    }

    @Test
    void a_dial_of_which_nothing_was_written_is_not_sent_again() {
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.DIAL);

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.RING)));

        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Unknown());
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_dial_whose_target_rings_is_answered_as_the_target_does() {
        CallDriver left = dialling();
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.RING, 1, ChannelState.RINGING), 0, 1));
        assertThat(call.commands()).startsWith("flow replay").doesNotContain("flow resume");

        assertThat(call.destroyed(1, BUSY).commands())
                .containsExactly("save InFlow", "answer the flow not answered 17");
    }

    private static List<String> outcome(CallDriver call) {
        List<JournalEntry> entries =
                Objects.requireNonNull(call.call().flow().journal()).entries();
        return Objects.requireNonNull(entries.get(entries.size() - 1).outcome());
    }

    @Test
    void the_outcome_of_a_dial_that_failed_is_written_with_the_plan() {
        CallDriver left = dialling().destroyed(1, BUSY);
        assertThat(left.commands()).endsWith("save InFlow", "answer the flow not answered 17");

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP), 0));

        assertThat(outcome(call)).containsExactly("Failed", "17");
        assertThat(call.commands()).noneMatch(command -> command.startsWith("answer the flow"));
    }

    @Test
    void the_end_of_a_talk_is_written_with_the_plan() {
        CallDriver left = answered()
                .steps(StepKind.CONNECT)
                .flow(new FlowEvent.Connects(CALLEE, Connect.of().atMost(Duration.ofMinutes(1)), NEXT))
                .timer(new PlanTimer.EndOfTalk(CALLEE));
        assertThat(left.commands()).contains("save InFlow", "answer the flow time is up");

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP), 0));

        assertThat(outcome(call)).containsExactly("TimeLimit");
    }

    @Test
    void a_dial_whose_target_answered_meanwhile_is_answered_and_the_flow_holds_the_talk() {
        CallDriver call = talking(dialling());

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Answered.class);
        assertThat(call.plan())
                .isInstanceOfSatisfying(
                        CallPlan.Connected.class,
                        plan -> assertThat(plan.flowHolds()).isTrue());
    }

    @Test
    void a_dial_whose_answer_was_written_and_not_seen_by_the_flow_is_answered_again() {
        CallDriver call = talking(answered());

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Answered.class);
    }

    @Test
    void the_end_of_a_talk_is_for_the_flow_that_runs_again_though_it_has_not_asked_for_it_yet() {
        CallDriver left = answered().steps(StepKind.CONNECT).flow(new FlowEvent.Connects(CALLEE, Connect.of(), NEXT));
        CallDriver call = talking(left).forget();

        assertThat(call.asksToHangUp(1, CLEARED).commands())
                .containsExactly("save InFlow", "answer the flow callee left with 16");
        assertThat(call.flow(new FlowEvent.Connects(CALLEE, Connect.of(), RequestId.RESUMED))
                        .commands())
                .containsExactly("answer the flow callee left with 16");
    }

    @Test
    void keys_in_a_talk_after_a_recovery_are_for_the_flow_once_it_has_come_to_the_talk_again() {
        Connect terms = Connect.of().onKey('1', Party.CALLEE, Connect.Key.Then.TELL_FLOW);
        CallDriver left = answered().steps(StepKind.CONNECT).flow(new FlowEvent.Connects(CALLEE, terms, NEXT));
        CallDriver call = talking(left).forget();

        assertThat(call.presses(1, "21").commands()).isEmpty();
        assertThat(call.flow(new FlowEvent.Connects(CALLEE, terms, RequestId.RESUMED))
                        .lastAnswer())
                .isEqualTo(new FlowAnswer.KeyPressed(terms.keys().get(0)));
    }

    @Test
    void a_talk_that_is_asked_for_again_keeps_its_deadline() {
        Connect minute = Connect.of().atMost(Duration.ofMinutes(1));
        CallDriver left = answered()
                .steps(StepKind.CONNECT)
                .flow(new FlowEvent.Connects(CALLEE, minute, NEXT))
                .later(Duration.ofSeconds(40));
        CallDriver call = talking(left);
        assertThat(call.commands()).contains("end of talk in 19");

        assertThat(call.flow(new FlowEvent.Connects(CALLEE, minute, RequestId.RESUMED))
                        .commands())
                .isEmpty();
    }

    @Test
    void a_talk_that_was_about_to_begin_has_its_limit_and_its_music_once_the_flow_asks_for_it_again() {
        // Given
        Connect minute = Connect.of().atMost(Duration.ofMinutes(1)).music("jazz");
        CallDriver call = talking(answered().steps(StepKind.CONNECT)).forget();

        // When
        List<String> commands = call.flow(new FlowEvent.Connects(CALLEE, minute, RequestId.RESUMED))
                .commands();

        // Then
        assertThat(commands).contains("end of talk in 60", "music of holds jazz", "save Connected");
    }

    @Test
    void a_flow_that_handed_its_call_over_does_not_run_again() {
        CallDriver left = CallDriver.inDurableFlow()
                .flow(new FlowEvent.HandsOver(ONE, HangupCause.NO_ROUTE, REQUEST))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1);

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.RING, 1, ChannelState.RINGING), 0, 1));

        assertThat(call.commands()).noneMatch(command -> command.startsWith("flow"));
    }

    @Test
    void a_flow_that_went_on_without_a_journal_is_resumed() {
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.PLAY);

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP)));

        assertThat(call.commands()).contains("flow resume").doesNotContain("flow replay");
    }

    @Test
    void a_flow_whose_caller_left_meanwhile_runs_again_and_the_end_is_written_once_it_has_returned() {
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.PLAY);

        CallDriver call = left.recovered(left.found(Map.of()));

        assertThat(call.commands()).containsExactly("flow replay", "save Releasing", "end of flow in 30");
        assertThat(call.steps(StepKind.RECORDED).commands()).containsExactly("save Releasing");
        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).containsExactly("end CANCELLED");
        assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
    }

    @Test
    void a_flow_that_was_left_after_the_end_of_its_call_runs_again_and_the_end_is_as_it_was_told() {
        CallDriver left = CallDriver.inDurableFlow().steps(StepKind.PLAY).asksToHangUp(0, BUSY);
        CallModel written = CallSnapshot.read(left.call().facts(), CallSnapshot.write(left.call()));

        CallDriver call = CallDriver.recovered(written, left.found(Map.of()));

        assertThat(call.commands()).containsExactly("flow replay", "save Releasing", "end of flow in 30");
        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).containsExactly("end CANCELLED");
        assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(call.end().sipStatus()).isEqualTo(486);
    }

    @Test
    void a_flow_that_does_not_return_after_the_end_of_its_call_is_given_up() {
        CallDriver call = CallDriver.inDurableFlow()
                .steps(StepKind.PLAY)
                .asksToHangUp(0, CLEARED)
                .destroyed(0, CLEARED)
                .forget();

        assertThat(call.timer(new PlanTimer.EndOfFlow()).commands()).containsExactly("flow giveup", "end CANCELLED");
        assertThat(call.flow(new FlowEvent.Journals(List.of(), NEXT)).commands())
                .containsExactly("answer the flow failed");
        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).isEmpty();
    }

    @Test
    void the_end_of_a_call_that_its_flow_hung_up_or_returned_from_waits_for_nothing() {
        assertThat(CallDriver.inDurableFlow()
                        .flow(new FlowEvent.HangsUp(HangupCause.NORMAL_CLEARING, REQUEST))
                        .destroyed(0, CLEARED)
                        .commands())
                .contains("end REFUSED")
                .doesNotContain("end of flow in 30");
        assertThat(CallDriver.inDurableFlow()
                        .flow(new FlowEvent.Returned(true))
                        .destroyed(0, CLEARED)
                        .commands())
                .contains("end FAILED");
    }

    @Test
    void the_end_of_an_asterisk_is_no_end_of_what_a_flow_does_after_it() {
        CallDriver call = CallDriver.inDurableFlow().steps(StepKind.PLAY);

        assertThat(call.say(new CallSignal.ServerLost(CallDriver.START, CallDriver.START))
                        .commands())
                .contains("save Releasing", "end of flow in 30");
        assertThat(call.flow(new FlowEvent.Diverged()).commands()).containsExactly("end FAILED");
    }

    @Test
    void a_flow_that_diverges_is_resumed_unless_the_parties_talk() {
        CallDriver alone = CallDriver.inDurableFlow().steps(StepKind.PLAY);
        CallDriver talk = answered().forget();

        assertThat(alone.forget().flow(new FlowEvent.Diverged()).commands())
                .containsExactly("flow resume", "save InFlow");
        assertThat(talk.flow(new FlowEvent.Diverged()).commands()).containsExactly("save Connected");
        assertThat(talk.asksToHangUp(1, CLEARED).commands()).containsExactly("hang up 0 with 16");
    }
}
