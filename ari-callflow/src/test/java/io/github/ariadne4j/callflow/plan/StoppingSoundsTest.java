package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingSoundsTest {
    private static final RequestId REQUEST = new RequestId(1);
    private static final Map<Integer, ChannelState> BOTH_UP = Map.of(0, ChannelState.UP, 1, ChannelState.UP);

    private static CallDriver connectedAfter(Ringback ringback) {
        HuntPlan hunt =
                HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"))).with(ringback);
        return CallDriver.hunting(hunt)
                .bridgeCreated(1)
                .entered(1)
                .rings(1)
                .answers(1)
                .joined(1, 0, 1);
    }

    private static OperationId stopping(CallDriver call) {
        return call.call().stopping().get(0).id();
    }

    private static CallDriver recovered(CallDriver left) {
        return CallDriver.recovered(left.call(), left.found(BOTH_UP, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"MUSIC, stop music", "TONE, stop playback"})
    void the_next_instance_stops_once_more_what_asterisk_has_not_confirmed(Ringback ringback, String stop) {
        CallDriver left = connectedAfter(ringback);

        CallDriver next = recovered(left);

        assertThat(next.commands()).containsOnlyOnce(stop);
        assertThat(next.call().stopping()).as("until its answer").hasSize(1);
    }

    @Test
    void what_asterisk_has_stopped_is_not_stopped_again() {
        CallDriver left = connectedAfter(Ringback.MUSIC).forget();

        left.flow(new FlowEvent.OperationEnded(stopping(left), true));

        assertThat(left.commands()).as("no write").isEmpty();
        assertThat(recovered(left).commands()).doesNotContain("stop music");
    }

    @Test
    void a_plain_ringing_leaves_nothing_to_stop() {
        assertThat(connectedAfter(Ringback.RELAY).call().stopping()).isEmpty();
    }

    private static CallDriver pausing(RequestId request) {
        return pauses(CallDriver.inFlow().answers(0), request);
    }

    private static CallDriver pauses(CallDriver call, RequestId request) {
        Pause pause = Pause.of(Duration.ofSeconds(9)).withMusic("jazz");
        return call.flow(new FlowEvent.Asks(new FlowVerb.LetPass(pause), request));
    }

    private static CallDriver paused() {
        CallDriver call = pausing(REQUEST);
        return call.timer(
                new PlanTimer.EndOfPause(call.call().operations().get(0).id()));
    }

    @Test
    void the_flow_gets_one_answer_however_often_the_music_of_its_pause_ends() {
        CallDriver call = paused();
        OperationId music = stopping(call);
        assertThat(call.commands()).containsOnlyOnce("answer the flow done");
        call.forget();

        call.flow(new FlowEvent.OperationEnded(music, true)).flow(new FlowEvent.OperationEnded(music, true));

        assertThat(call.commands()).isEmpty();
    }

    @Test
    void music_that_begins_anew_is_not_stopped_for_the_music_before() {
        CallDriver call = paused();

        pauses(call, new RequestId(2));

        assertThat(call.call().stopping()).isEmpty();
        assertThat(call.call().operations()).hasSize(1);
    }

    @Test
    void a_prompt_that_a_key_ends_is_stopped_by_the_next_instance_as_well() {
        Play stoppable = Play.of(Prompt.sound("menu")).stoppedBy("#");
        CallDriver left = CallDriver.inFlow()
                .answers(0)
                .flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(stoppable), REQUEST))
                .presses(0, "#");
        assertThat(left.commands()).containsOnlyOnce("stop playback").endsWith("answer the flow FULL \"#\"");

        CallDriver next = CallDriver.recovered(left.call(), left.found(Map.of(0, ChannelState.UP)));

        assertThat(next.commands()).startsWith("stop playback", "flow resume");
    }

    @Test
    void a_sound_of_a_leg_that_is_gone_needs_no_stop() {
        CallDriver left = connectedAfter(Ringback.MUSIC);

        CallDriver next = CallDriver.recovered(left.call(), left.found(Map.of(1, ChannelState.UP), 1));

        assertThat(next.commands()).doesNotContain("stop music");
        assertThat(next.call().stopping()).isEmpty();
    }

    @Test
    void the_end_of_the_call_ends_its_sounds() {
        assertThat(connectedAfter(Ringback.MUSIC)
                        .asksToHangUp(0, CLEARED)
                        .call()
                        .stopping())
                .isEmpty();
    }
}
