package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeterminismTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static final DurableFlow GREETING = DurableFlow.of("greeting", 1, call -> greet(call, call.random(3)));

    /** A greeting that begins a second journal. */
    private static final DurableFlow IN_TWO_PARTS = DurableFlow.of("greeting", 1, DeterminismTest::greetInTwoParts);

    /** The same flow without {@code recorded}. */
    private static final DurableFlow CARELESS =
            DurableFlow.of("greeting", 1, call -> greet(call, CALLS.incrementAndGet() % 2));

    private static final SessionKey<Boolean> GREETED = SessionKey.flag("greeted");

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(
            engine -> engine.flows(call -> call.dialled().equals("two") ? IN_TWO_PARTS : GREETING));

    private static void greetInTwoParts(Call call) {
        if (call.session().get(GREETED).isPresent()) {
            greet(call, call.random(3));
        } else {
            call.answer();
            call.session().put(GREETED, true);
            call.continueAs(IN_TWO_PARTS);
        }
    }

    private static void greet(Call call, int greetings) {
        call.answer();
        for (int played = 0; played < greetings; played++) {
            call.play(Prompt.sound("hello"));
        }
        call.gather(Gather.exactly(1).prompt(Prompt.sound("menu")));
        call.hangUp(HangupCause.NORMAL_CLEARING);
    }

    private void aCall() {
        box.asterisk().call("1000").place().awaitHears("sound:menu").press("1");
        box.cdrs().awaitOne();
    }

    @Test
    void a_flow_whose_chances_are_steps_is_deterministic() {
        aCall();

        box.assertDeterministic(GREETING);
    }

    @Test
    void a_flow_that_depends_on_something_else_is_found_out_and_the_message_names_the_step() {
        aCall();

        assertThatThrownBy(() -> box.assertDeterministic(CARELESS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("flow greeting/1")
                .hasMessageContaining("is at ANSWER where it was at step 1 RECORDED random");
    }

    @Test
    void a_flow_whose_arguments_depend_on_something_else_is_found_out_and_the_message_names_the_step() {
        aCall();
        DurableFlow changing = DurableFlow.of("greeting", 1, call -> {
            int greetings = call.random(3);
            call.answer();
            for (int played = 0; played < greetings; played++) {
                call.play(Prompt.sound("hello"));
            }
            call.gather(Gather.exactly(1).prompt(Prompt.sound("menu-" + CALLS.incrementAndGet())));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });

        assertThatThrownBy(() -> box.assertDeterministic(changing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("flow greeting/1")
                .hasMessageContaining("has other arguments than before at step")
                .hasMessageContaining("GATHER");
    }

    @Test
    void a_flow_that_fails_when_it_runs_again_is_found_out_and_the_message_names_the_failure_and_the_step() {
        aCall();
        DurableFlow failing = DurableFlow.of("greeting", 1, call -> {
            call.random(3);
            throw new UnsupportedOperationException("not twice");
        });

        assertThatThrownBy(() -> box.assertDeterministic(failing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("flow greeting/1")
                .hasMessageContaining("UnsupportedOperationException: not twice")
                .hasMessageContaining("where it was at step 2 ANSWER");
    }

    @Test
    void a_flow_is_checked_up_to_the_step_with_which_it_goes_on_from_its_start() {
        box.asterisk()
                .call("1000")
                .dialling("two")
                .place()
                .awaitHears("sound:menu")
                .press("1");
        box.cdrs().awaitOne();
        box.assertDeterministic(IN_TWO_PARTS);

        assertThatThrownBy(() -> box.assertDeterministic(DurableFlow.of("greeting", 1, call -> {
                    if (call.session().get(GREETED).isPresent()) {
                        greet(call, call.random(3));
                    } else {
                        call.play(Prompt.sound("other"));
                    }
                })))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is at PLAY where it was at step 1 ANSWER");
    }

    @Test
    void a_flow_and_version_of_which_no_call_has_a_step_is_an_error_and_not_deterministic() {
        aCall();

        assertThatThrownBy(() -> box.assertDeterministic(DurableFlow.of("greeting", 2, call -> {})))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no call of this test has a journal of flow greeting/2");
    }
}
