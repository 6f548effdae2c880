package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.KeyRule;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyPressesTest {
    private static final RequestId FIRST = new RequestId(1);
    private static final RequestId SECOND = new RequestId(2);
    private static final KeyRule FOUR = Gather.exactly(4).keys();
    private static final KeyRule UP_TO_FOUR = Gather.between(1, 4).keys();
    private static final Play PROMPT = Play.of(Prompt.sound("enter-pin"));

    private final CallDriver call = CallDriver.inFlow();

    private CallDriver collect(KeyRule rule, @Nullable Play prompt) {
        return collect(rule, prompt, FIRST);
    }

    private CallDriver collect(KeyRule rule, @Nullable Play prompt, RequestId request) {
        return call.flow(new FlowEvent.Asks(new FlowVerb.CollectKeys(rule, prompt), request));
    }

    private OperationId operation() {
        return call.call().operations().get(0).id();
    }

    @Test
    void the_first_key_ends_the_prompt_and_the_last_one_the_collection() {
        assertThat(collect(FOUR, PROMPT).commands()).containsExactly("bound 0", "play sound:enter-pin", "save InFlow");

        assertThat(call.presses(0, "1").commands()).containsExactly("stop playback", "next key within 3");
        assertThat(call.presses(0, "23").commands()).containsExactly("next key within 3", "next key within 3");
        assertThat(call.presses(0, "4").commands()).containsExactly("answer the flow FULL \"1234\"");
        assertThat(call.call().operations()).isEmpty();
    }

    @Test
    void a_terminator_ends_it_and_is_not_part_of_it() {
        collect(UP_TO_FOUR, null).forget();

        assertThat(call.presses(0, "12#").commands()).endsWith("answer the flow TERMINATED \"12\"");
    }

    @Test
    void the_time_for_the_first_key_begins_when_the_prompt_has_ended() {
        collect(FOUR, PROMPT).forget();
        OperationId prompt = operation();

        assertThat(call.timer(new PlanTimer.NextKey(prompt)).commands()).isEmpty();
        assertThat(call.flow(new FlowEvent.OperationEnded(prompt, true)).commands())
                .containsExactly("next key within 5");
        assertThat(call.timer(new PlanTimer.NextKey(prompt)).commands())
                .containsExactly("answer the flow TIMED_OUT \"\"");
    }

    @Test
    void a_prompt_that_cannot_be_played_is_left_out() {
        collect(FOUR, PROMPT).forget();

        assertThat(call.flow(new FlowEvent.OperationEnded(operation(), false)).commands())
                .containsExactly("next key within 5");
    }

    @Test
    void the_end_of_a_prompt_that_a_key_stopped_changes_nothing() {
        collect(FOUR, PROMPT).presses(0, "1").forget();

        assertThat(call.flow(new FlowEvent.OperationEnded(operation(), true)).commands())
                .isEmpty();
    }

    @Test
    void without_a_prompt_the_time_begins_at_once() {
        assertThat(collect(FOUR, null).commands()).containsExactly("bound 0", "next key within 5");
    }

    @Test
    void keys_that_were_pressed_ahead_count_and_the_prompt_is_not_played() {
        call.presses(0, "12");

        assertThat(collect(FOUR, PROMPT).commands())
                .containsExactly("bound 0", "next key within 3", "next key within 3");
        assertThat(call.presses(0, "34").commands()).endsWith("answer the flow FULL \"1234\"");
    }

    @Test
    void of_more_keys_than_one_collection_takes_the_rest_is_kept_for_the_next() {
        call.presses(0, "12345");

        assertThat(collect(FOUR, PROMPT).commands()).endsWith("answer the flow FULL \"1234\"");
        assertThat(collect(FOUR, PROMPT, SECOND).presses(0, "678").commands())
                .endsWith("answer the flow FULL \"5678\"");
    }

    @Test
    void no_more_than_64_keys_are_kept() {
        call.presses(0, "1".repeat(100));

        assertThat(call.call().flow().keysOf(CallDriver.A).count()).isEqualTo(64);
    }

    @Test
    void a_key_that_is_waited_for_ends_a_playback_and_no_other_does() {
        call.flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(PROMPT.stoppedBy("#")), FIRST))
                .forget();

        assertThat(call.presses(0, "1").commands()).isEmpty();
        assertThat(call.presses(0, "#").commands()).containsExactly("stop playback", "answer the flow FULL \"#\"");
    }

    @Test
    void keys_are_not_shown_by_the_text_of_a_call() {
        collect(FOUR, null).presses(0, "73");

        assertThat(call.call().toString()).doesNotContain("73");
    }

    @Test
    void what_a_prompt_of_an_earlier_instance_plays_is_stopped_before_the_flow_goes_on() {
        collect(FOUR, PROMPT);

        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP)));

        assertThat(recovered.commands()).startsWith("stop playback", "flow resume");
        assertThat(recovered.call().operations()).isEmpty();
    }

    @Test
    void keys_of_a_caller_that_hangs_up_are_waited_for_no_longer() {
        collect(FOUR, PROMPT).forget();

        assertThat(call.asksToHangUp(0, CLEARED).leftStasis(0).commands()).contains("end CANCELLED");
    }
}
