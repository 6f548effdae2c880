package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A callee, leg 1, that stays for its flow when the caller, leg 0, has hung up. */
class KeptCalleeTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final LegId CALLEE = new LegId(1);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId CONNECT = new RequestId(2);
    private static final RequestId NEXT = new RequestId(3);
    private static final CallOrder MUSIC = new CallOrder.Control(Party.CALLEE, new LegVerb.StartMusic("default"));
    private static final CallOrder PLAY = new CallOrder.PlayTo(Party.CALLEE, Play.of(Prompt.sound("goodbye")));

    private static CallDriver talking(CallDriver call) {
        return call.flow(new FlowEvent.Dials(ONE, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .flow(new FlowEvent.Connects(CALLEE, Connect.of().keepingCallee(), CONNECT))
                .forget();
    }

    private static CallDriver talkingDurably() {
        return talking(CallDriver.inDurableFlow().steps(StepKind.CONNECT));
    }

    /** The caller has hung up. */
    private static CallDriver kept(CallDriver call) {
        return talking(call).asksToHangUp(0, CLEARED).leftStasis(0);
    }

    private static CallDriver kept() {
        return kept(CallDriver.inFlow());
    }

    private static FlowEvent asks(CallOrder order) {
        return new FlowEvent.Asks(new FlowVerb.Orders(order), NEXT);
    }

    @Test
    void a_callee_that_its_flow_keeps_is_not_hung_up_with_the_caller() {
        CallDriver call = talking(CallDriver.inFlow()).asksToHangUp(0, CLEARED);

        assertThat(call.commands()).containsExactly("save Releasing", "end of flow in 30");
        assertThat(call.leftStasis(0).commands()).doesNotContain("hang up 1 with 16");
        assertThat(call.call().leg(CALLEE).takesCommands()).isTrue();
    }

    @Test
    void its_flow_hangs_it_up() {
        CallDriver call = kept().forget();

        call.flow(asks(new CallOrder.HangUpCallee(HangupCause.NORMAL_CLEARING)));

        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Done());
        assertThat(call.commands()).contains("hang up 1 with 16");
        call.flow(asks(new CallOrder.HangUpCallee(HangupCause.NORMAL_CLEARING)));
        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.CallOver());
    }

    @Test
    void its_flow_plays_to_it_and_has_it_hear_music() {
        CallDriver call = kept().forget();

        assertThat(call.flow(asks(PLAY)).commands()).first().asString().startsWith("play");
        assertThat(call.operationEnded(true).lastAnswer()).isEqualTo(new FlowAnswer.Done());
        call.flow(asks(MUSIC));
        assertThat(call.operationEnded(true).lastAnswer()).isEqualTo(new FlowAnswer.Done());
    }

    @Test
    void what_is_for_the_caller_or_for_both_is_refused() {
        CallDriver call = kept();

        for (FlowVerb verb : List.of(
                new FlowVerb.Answer(),
                new FlowVerb.PlayPrompts(Play.of(Prompt.sound("goodbye"))),
                new FlowVerb.Orders(new CallOrder.Control(Party.CALLER, new LegVerb.Hold())),
                new FlowVerb.Orders(
                        new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED)))) {
            assertThat(call.flow(new FlowEvent.Asks(verb, NEXT)).lastAnswer())
                    .as(verb.toString())
                    .isEqualTo(new FlowAnswer.CallOver());
        }
    }

    @Test
    void it_is_hung_up_when_its_flow_returns_and_the_record_is_written() {
        CallDriver call = kept().forget();

        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).contains("hang up 1 with 16");
        call.destroyed(1, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.call().isOver()).isTrue();
    }

    @Test
    void it_is_hung_up_after_half_a_minute_at_the_latest_and_its_flow_is_interrupted() {
        CallDriver call = kept().forget().later(Duration.ofSeconds(30));

        assertThat(call.timer(new PlanTimer.EndOfFlow()).commands()).contains("flow giveup", "hang up 1 with 16");
    }

    @Test
    void its_flow_hangs_it_up_with_a_cause() {
        CallDriver call = kept().forget();

        call.flow(new FlowEvent.HangsUp(HangupCause.USER_BUSY, NEXT));

        assertThat(call.commands()).contains("hang up 1 with 17");
        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Done());
        assertThat(call.flow(asks(PLAY)).lastAnswer()).isEqualTo(new FlowAnswer.CallOver());
    }

    @Test
    void what_its_flow_asked_for_has_failed_when_it_hangs_up_itself() {
        CallDriver call = kept().flow(asks(PLAY)).asksToHangUp(1, CLEARED);

        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Failed());
        assertThat(call.flow(asks(PLAY)).lastAnswer()).isEqualTo(new FlowAnswer.CallOver());
        call.destroyed(1, CLEARED).bridgeDestroyed(1);
        assertThat(call.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void it_is_in_silence_until_its_flow_plays_to_it() {
        CallDriver call = kept();
        assertThat(call.watched()).containsExactly(CALLEE);

        assertThat(call.flow(asks(PLAY)).watched()).isEmpty();

        call.operationEnded(true).forget().silenceLasts(CALLEE);
        assertThat(call.commands()).anyMatch(command -> command.contains("silence"));
        assertThat(call.silenceLasts(CALLEE).commands()).contains("hang up 1 with 41");
    }

    @Test
    void music_that_it_hears_at_the_end_goes_on() {
        CallDriver call = talking(CallDriver.inFlow()).ordered(MUSIC).operationEnded(true);

        call.asksToHangUp(0, CLEARED).leftStasis(0);

        assertThat(call.watched()).isEmpty();
    }

    @Test
    void a_recording_of_the_talk_ends_with_the_talk() {
        CallDriver call = talking(CallDriver.inFlow())
                .ordered(new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED))
                .forget();

        assertThat(call.asksToHangUp(0, CLEARED).commands()).anyMatch(command -> command.startsWith("stop recording"));
    }

    @Test
    void orders_from_outside_reach_it_and_end_it() {
        CallDriver call = kept().forget();

        assertThat(call.ordered(PLAY).commands()).first().asString().startsWith("play");
        assertThat(call.hangupOrdered(HangupCause.NORMAL_CLEARING).commands()).contains("hang up 1 with 16");
    }

    @Test
    void a_callee_that_has_left_before_the_caller_does_not_stay() {
        CallDriver call = talking(CallDriver.inFlow()).asksToHangUp(1, CLEARED).asksToHangUp(0, CLEARED);

        assertThat(call.plan())
                .isInstanceOfSatisfying(
                        CallPlan.Releasing.class,
                        plan -> assertThat(plan.kept()).isNull());
    }

    private static CallDriver recovered(CallDriver left) {
        return left.recovered(left.found(Map.of(1, ChannelState.UP), 1));
    }

    @Test
    void it_stays_after_a_crash_for_a_durable_flow_that_runs_again() {
        CallDriver call = recovered(kept(CallDriver.inDurableFlow().steps(StepKind.CONNECT)));

        assertThat(call.commands()).contains("flow replay").doesNotContain("hang up 1 with 16");
        call.flow(asks(PLAY));
        assertThat(call.operationEnded(true).lastAnswer()).isEqualTo(new FlowAnswer.Done());
        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).contains("hang up 1 with 16");
    }

    @Test
    void it_stays_if_the_caller_hung_up_while_no_instance_ran() {
        CallDriver call = recovered(talkingDurably());

        assertThat(call.plan())
                .isInstanceOfSatisfying(
                        CallPlan.Releasing.class,
                        plan -> assertThat(plan.kept()).isEqualTo(CALLEE));
        assertThat(call.commands()).doesNotContain("hang up 1 with 16");
    }

    @Test
    void it_is_hung_up_after_a_crash_if_its_flow_is_not_durable() {
        assertThat(recovered(kept()).commands()).contains("hang up 1 with 16");
    }

    @Test
    void what_was_played_to_it_is_stopped_after_a_crash_as_its_flow_asks_for_it_again() {
        CallDriver call = recovered(
                kept(CallDriver.inDurableFlow().steps(StepKind.CONNECT)).flow(asks(PLAY)));

        assertThat(call.commands()).anyMatch(command -> command.startsWith("stop play"));
    }

    @Test
    void it_is_in_the_session() {
        CallDriver call = kept(CallDriver.inDurableFlow().steps(StepKind.CONNECT));

        assertThat(CallSnapshot.read(call.call().facts(), CallSnapshot.write(call.call()))
                        .plan())
                .isEqualTo(call.plan());
    }
}
