package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeterminismTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static final DurableFlow GREETING = DurableFlow.of("greeting", 1, call -> greet(call, call.random(3)));

    /** The same flow without {@code recorded}. */
    private static final DurableFlow CARELESS =
            DurableFlow.of("greeting", 1, call -> greet(call, CALLS.incrementAndGet() % 2));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(GREETING));

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
}
