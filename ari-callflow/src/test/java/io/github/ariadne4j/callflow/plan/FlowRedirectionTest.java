package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that are told from outside to go on in another flow. */
class FlowRedirectionTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final HuntPlan TWO =
            HuntPlan.inParallel(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));
    private static final CallOrder REDIRECT = new CallOrder.Redirect(call -> {});
    private static final RequestId REQUEST = new RequestId(1);
    private static final FlowVerb WELCOME = new FlowVerb.PlayPrompts(Play.of(Prompt.sound("welcome")));

    /** Both ring. */
    private static CallDriver ringing() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(TWO.with(Ringback.MUSIC), REQUEST))
                .bridgeCreated(1)
                .entered(1)
                .entered(2)
                .rings(1)
                .rings(2)
                .forget();
    }

    private static CallDriver talking() {
        return CallDriver.talking(ONE);
    }

    @Test
    void a_talk_ends_with_the_callee_hung_up_and_the_caller_goes_on_in_the_other_flow() {
        CallDriver call = talking();

        assertThat(call.ordered(REDIRECT).commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "flow redirect", "answer the order done");
        assertThat(call.leftStasis(1).destroyed(1, CLEARED).commands())
                .as("the end of the callee is no end of the call")
                .isEmpty();
        assertThat(call.flow(new FlowEvent.Asks(WELCOME, REQUEST)).commands()).contains("play sound:welcome");
    }

    @Test
    void a_flow_that_waits_for_the_end_of_a_talk_is_not_told_of_it() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE.with(Ringback.SILENCE), REQUEST))
                .bridgeCreated(1)
                .entered(1)
                .answers(1)
                .joined(1, 0, 1)
                .answers(0)
                .flow(new FlowEvent.Connects(new LegId(1), Connect.of(), REQUEST));
        call.forget();

        assertThat(call.ordered(REDIRECT).commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "flow redirect", "answer the order done");
    }

    @Test
    void targets_that_ring_are_cancelled_and_the_music_of_the_caller_stops() {
        CallDriver call = ringing();

        assertThat(call.ordered(REDIRECT).commands())
                .containsExactly(
                        "stop MUSIC",
                        "save InFlow",
                        "flow redirect",
                        "answer the order done",
                        "hang up 1 with 16",
                        "hang up 2 with 16");
        assertThat(call.answers(1).commands())
                .as("an answer that comes too late joins no call")
                .isEmpty();
    }

    @Test
    void what_the_flow_before_had_begun_is_stopped_and_its_end_is_not_for_the_other_one() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Asks(WELCOME, REQUEST))
                .flow(new FlowEvent.Asks(
                        new FlowVerb.LetPass(Pause.of(Duration.ofSeconds(9)).withMusic("jazz")), new RequestId(2)))
                .flow(new FlowEvent.Asks(
                        new FlowVerb.RecordCaller(Recording.upTo(Duration.ofMinutes(1))), new RequestId(3)))
                .forget();

        assertThat(call.ordered(REDIRECT).commands())
                .containsExactly(
                        "stop playback",
                        "stop music",
                        "stop recording",
                        "save InFlow",
                        "flow redirect",
                        "answer the order done");
        assertThat(call.call().operations()).isEmpty();
    }

    @Test
    void keys_that_were_pressed_before_are_not_for_the_other_flow() {
        CallDriver call = CallDriver.inFlow().presses(0, "1").ordered(REDIRECT).forget();

        assertThat(call.flow(new FlowEvent.Asks(
                                new FlowVerb.CollectKeys(Gather.exactly(1).keys(), null), REQUEST))
                        .commands())
                .containsExactly("bound 0", "next key within 5");
    }

    @Test
    void a_recording_of_the_talk_ends_with_it() {
        CallDriver call = talking()
                .ordered(new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED))
                .forget();

        assertThat(call.ordered(REDIRECT).commands()).startsWith("stop recording", "hang up 1 with 16");
    }

    @Test
    void a_supervisor_of_the_caller_stays() {
        CallDriver call = talking()
                .ordered(new CallOrder.Supervise(DialTarget.pjsip("desk", "500"), Supervising.LISTEN, Party.CALLER))
                .forget();

        assertThat(call.ordered(REDIRECT).commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "flow redirect", "answer the order done");
        assertThat(call.call().operations()).hasSize(1);
    }

    @Test
    void a_call_is_not_redirected_before_it_is_admitted_nor_before_a_party_answered() {
        assertThat(CallDriver.begin(false, false).forget().ordered(REDIRECT).commands())
                .containsExactly("answer the order notnow");
        assertThat(CallDriver.routing().forget().ordered(REDIRECT).commands())
                .containsExactly("answer the order notnow");
        assertThat(CallDriver.ringingFirst(ONE).forget().ordered(REDIRECT).commands())
                .containsExactly("answer the order notnow");
    }

    @Test
    void a_caller_that_is_being_given_away_is_not_redirected() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Leaves(new Departure.ToDialplan("office", "100", 1), REQUEST))
                .forget();

        assertThat(call.ordered(REDIRECT).commands()).containsExactly("answer the order notnow");
    }

    @Test
    void a_call_that_ends_is_not_redirected() {
        assertThat(talking().asksToHangUp(0, CLEARED).forget().ordered(REDIRECT).commands())
                .containsExactly("answer the order callover");
    }

    @Test
    void the_record_of_a_redirected_talk_says_that_it_was_answered() {
        CallDriver call = talking().ordered(REDIRECT).leftStasis(1).destroyed(1, CLEARED);
        call.flow(new FlowEvent.Returned(false)).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
    }

    @Test
    void after_a_restart_the_caller_is_in_a_flow_that_is_resumed_and_a_callee_that_is_left_is_hung_up() {
        CallDriver call = talking().ordered(REDIRECT);

        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        assertThat(recovered.call().plan()).isEqualTo(new CallPlan.InFlow());
        assertThat(recovered.commands()).contains("flow resume", "hang up 1 with 16");
    }

    @Test
    void after_a_restart_a_durable_flow_goes_on_that_a_call_was_redirected_to_and_one_that_it_left_does_not() {
        CallDriver to = talking().ordered(new CallOrder.Redirect(DurableFlow.of("other", 1, call -> {})));
        CallDriver from = CallDriver.inDurableFlow().ordered(REDIRECT);

        assertThat(to.recovered(to.found(Map.of(0, ChannelState.UP))).commands())
                .contains("flow replay")
                .doesNotContain("flow resume");
        assertThat(from.recovered(from.found(Map.of(0, ChannelState.UP))).commands())
                .contains("flow resume")
                .doesNotContain("flow replay");
    }

    @Test
    void a_call_cannot_become_one_that_is_not_the_engines() {
        assertThatThrownBy(() -> new CallOrder.Redirect(FlowSelector.foreignChannel()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
