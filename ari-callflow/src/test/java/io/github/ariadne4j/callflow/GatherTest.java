package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Flows collect keys that callers press. */
class GatherTest extends EngineOnSimulator {
    private static final Prompt PROMPT = Prompt.sound("enter-pin");
    private static final Duration SOON = Duration.ofMillis(100);

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private SimulatedCall callTo(Function<Call, Object> verb) {
        started(engine(call -> {
            call.answer();
            outcomes.add(verb.apply(call));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        return asterisk.call("1000").dialling("100").place();
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private void awaitPlayback() {
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);
    }

    private String playback() {
        String path =
                asterisk.requestLog().requests(Operation.PLAY_WITH_ID).get(0).path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private long stopsOf(String playback) {
        return asterisk.requestLog().requests(Operation.STOP_PLAYBACK).stream()
                .filter(request -> request.path().endsWith(playback))
                .count();
    }

    @Test
    void a_pin_is_entered_while_its_prompt_is_played() throws Exception {
        asterisk.sounds().on("sound:enter-pin", Duration.ofSeconds(30));
        SimulatedCall call = callTo(flow -> flow.gather(Gather.exactly(4).prompt(PROMPT)));
        awaitPlayback();

        call.press("1234");

        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("1234"));
        call.awaitEnded();
    }

    @Test
    void a_prompt_whose_end_overtakes_its_beginning_is_stopped_when_it_begins() throws Exception {
        // Given
        asterisk.sounds().on("sound:enter-pin", Duration.ofSeconds(30));
        asterisk.faults().on(Operation.PLAY_WITH_ID).once().delayExecution(Duration.ofMillis(300));
        asterisk.faults().on(Operation.STOP_PLAYBACK).replyOnce(404);
        SimulatedCall call = callTo(flow -> {
            outcomes.add(flow.gather(Gather.exactly(1).prompt(PROMPT)));
            return flow.gather(Gather.exactly(1).firstKeyWithin(Duration.ofSeconds(30)));
        });
        awaitPlayback();

        // When
        call.press("1");

        // Then
        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("1"));
        await().atMost(PATIENCE).until(() -> stopsOf(playback()) == 2);
        await().atMost(PATIENCE)
                .until(() -> call.heard().stream().allMatch(heard -> heard.state() == HeardMedia.State.STOPPED));
        call.press("2");
        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("2"));
    }

    @Test
    void what_is_not_accepted_is_asked_for_again_with_the_reprompt_first() throws Exception {
        Gather gather = Gather.between(1, 6)
                .prompt(PROMPT)
                .reprompt(Prompt.sound("wrong-pin"))
                .accepting("42"::equals)
                .tries(3);
        SimulatedCall call = callTo(flow -> flow.gather(gather));

        call.press("1#2#42#");

        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("42"));
    }

    @Test
    void keys_that_do_not_come_in_time_are_told_with_those_that_came() throws Exception {
        Gather gather = Gather.exactly(4).firstKeyWithin(Duration.ofSeconds(10)).nextKeyWithin(SOON);
        SimulatedCall call = callTo(flow -> flow.gather(gather));
        call.awaitAnswered();

        call.press("12");

        assertThat(outcome()).isEqualTo(new GatherOutcome.TimedOut("12"));
    }

    @Test
    void without_keys_every_try_is_made() throws Exception {
        callTo(flow -> flow.gather(
                Gather.exactly(4).prompt(PROMPT).firstKeyWithin(SOON).tries(3)));

        assertThat(outcome()).isEqualTo(new GatherOutcome.TimedOut(""));
        assertThat(asterisk.requestLog().count(Operation.PLAY_WITH_ID)).isEqualTo(3);
    }

    @Test
    void a_playback_that_a_key_ends_says_which() throws Exception {
        asterisk.sounds().on("sound:enter-pin", Duration.ofSeconds(30));
        SimulatedCall call = callTo(flow -> flow.play(Play.of(PROMPT).stoppedBy("*#")));
        awaitPlayback();

        call.press("5#");

        assertThat(outcome()).isEqualTo(new PlayOutcome.StoppedBy('#'));
    }

    @Test
    void digits_that_a_key_may_end_are_said_one_by_one_and_stop_at_the_key() throws Exception {
        asterisk.sounds().on("sound:digits/2", Duration.ofSeconds(30));
        SimulatedCall call =
                callTo(flow -> flow.play(Play.of(Prompt.digits("1*#-2")).stoppedBy("#")));
        call.awaitHears("sound:digits/2");

        call.press("#");

        assertThat(outcome()).isEqualTo(new PlayOutcome.StoppedBy('#'));
        assertThat(call.heard())
                .extracting(HeardMedia::media)
                .containsExactly(
                        "sound:digits/1",
                        "sound:digits/star",
                        "sound:digits/pound",
                        "sound:digits/minus",
                        "sound:digits/2");
    }

    @Test
    void several_prompts_are_played_in_one_request_in_their_language() throws Exception {
        callTo(flow -> flow.play(Play.of(Prompt.sound("you-have"), Prompt.number(3), Prompt.digits("42"))
                .times(2)
                .in("fr")));

        assertThat(outcome()).isEqualTo(new PlayOutcome.Finished());
        assertThat(asterisk.requestLog().requests(Operation.PLAY_WITH_ID))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.parameter("media"))
                            .isEqualTo("sound:you-have,number:3,digits:42,sound:you-have,number:3,digits:42");
                    assertThat(request.parameter("lang")).isEqualTo("fr");
                });
    }
}
