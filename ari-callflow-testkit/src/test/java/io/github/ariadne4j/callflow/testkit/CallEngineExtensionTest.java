package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallEngineExtensionTest {
    /** Waits for a key, and plays whether it began before or after a restart. */
    private static final class Waiting implements CallFlow {
        @Override
        public void run(Call call) {
            call.answer();
            say(call, "before");
        }

        @Override
        public void resume(Call call) {
            say(call, "after");
        }

        private static void say(Call call, String what) {
            call.play(Prompt.sound(what));
            call.gather(Gather.exactly(1));
        }
    }

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(new Waiting()));

    @Test
    void a_call_runs_through_the_flow_and_leaves_one_record() {
        // Given
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:before");

        // When
        call.press("1");

        // Then
        call.awaitEnded();
        box.asterisk().awaitQuiet();
        assertThat(box.cdrs().awaitOne().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_live_call_is_resumed_by_another_engine_after_a_restart() {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:before");

        box.restart();

        call.awaitHears("sound:after");
        call.press("1");
        call.awaitEnded();
        assertThat(box.cdrs().awaitOne().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_record_that_is_written_twice_is_one() {
        // Given
        box.asterisk().call("1000").place().awaitHears("sound:before").press("1");
        CallDetailRecord cdr = box.cdrs().awaitOne();

        // When
        box.cdrs().write(cdr);

        // Then
        assertThat(box.cdrs().awaitOne()).isEqualTo(cdr);
        assertThat(box.cdrs().conflicts()).isZero();
    }

    @Test
    void more_records_than_expected_are_an_error() {
        // Given
        box.asterisk().call("1000").place().awaitHears("sound:before").press("1");
        box.cdrs().awaitOne();

        // Then
        assertThatThrownBy(() -> box.cdrs().await(0)).isInstanceOf(AssertionError.class);
    }

    @Test
    void calls_that_begin_are_answered_and_connected_are_told_in_order() {
        // Given
        box.asterisk().call("1000").dialling("50").place().awaitHears("sound:before");

        // When
        OriginatedCall originated = box.engine()
                .originate(Originate.to(
                        DialTarget.endpoint("desk"), call -> call.dialAndBridge(DialTarget.endpoint("door"))));

        // Then
        assertThat(box.events().nextStarted().dialled()).isEqualTo("50");
        assertThat(box.events().nextStarted().id()).isEqualTo(originated.id());
        assertThat(box.events().nextAnswered()).isEqualTo(originated.id());
        assertThat(box.events().nextConnected()).isEqualTo(originated.id());
    }
}
