package io.github.ariadne4j.callflow.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KilledRunTest {
    private static final DurableFlow WAITS = DurableFlow.of("waits", 1, KilledRunTest::waits);

    private static void waits(Call call) {
        call.answer();
        call.play(Prompt.sound("menu"));
        call.pause(Pause.of(Duration.ofMinutes(5)).withMusic("default"));
    }

    private static KilledRun run(DurableFlow flow, Duration longest) {
        return new KilledRun((engine, started) -> engine.flow(flow), List.of(ScriptedTelephone.of("1000")), longest);
    }

    @Test
    void a_run_without_an_interruption_whose_calls_do_not_end_says_which_and_what_ends_them() {
        try (KilledRun run = run(WAITS, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> run.play(0, false))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("without an interruption, after 2.0 s calls go on: telephone 1000 heard [sound:menu]."
                            + " The flow has to hang up, or a telephone: ScriptedTelephone.hangingUpInTalkWith,"
                            + " hangingUpIfAloneAfter, or pressing for keys that the flow waits for");
        }
    }

    @Test
    void one_with_an_interruption_names_the_request() {
        try (KilledRun run = run(WAITS, Duration.ofSeconds(4))) {
            assertThatThrownBy(() -> run.play(1, true))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching(
                            "interrupted after POST /.*, after 4\\.0 s calls go on: telephone 1000 heard .*");
        }
    }

    @Test
    void calls_whose_records_are_missing_are_told_as_such() {
        DurableFlow blocked = DurableFlow.of("blocked", 1, call -> {
            try {
                call.answer();
                call.play(Prompt.sound("menu"));
                call.pause(Duration.ofMinutes(5));
            } catch (CallEndedException e) {
                call.recorded("slow", KilledRunTest::slowly);
            }
        });
        List<ScriptedTelephone> impatient =
                List.of(ScriptedTelephone.of("1000").hangingUpIfAloneAfter(Duration.ofMillis(200)));
        try (KilledRun run =
                new KilledRun((engine, started) -> engine.flow(blocked), impatient, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> run.play(0, false))
                    .hasMessageContaining(
                            "all telephones have hung up, but Asterisk has 0 channels, and records are missing");
        }
    }

    private static String slowly() {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }
}
