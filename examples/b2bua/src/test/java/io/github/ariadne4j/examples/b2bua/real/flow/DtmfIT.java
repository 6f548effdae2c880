package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.InProcessEngine;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers press keys while flows ask for them, in each way in which Asterisk can get keys. */
class DtmfIT {
    /** It lasts for 16 s. */
    private static final Prompt LONG = Prompt.sound("tt-monkeys");

    private static final Prompt SHORT = Prompt.sound("beep");
    private static final Duration LEISURELY = Duration.ofSeconds(30);

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private InProcessEngine engine;

    @BeforeEach
    void start() {
        engine = new InProcessEngine(SERVICES.asterisk());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static Gather pin() {
        return Gather.exactly(4).firstKeyWithin(LEISURELY).nextKeyWithin(LEISURELY);
    }

    @ParameterizedTest
    @EnumSource
    void the_first_key_of_a_pin_stops_the_prompt(DtmfMode mode) throws Exception {
        try (Telephone caller = engine.call(mode, flow -> flow.gather(pin().prompt(LONG)))) {
            caller.awaitMedia();

            caller.press("1", mode);
            caller.awaitQuiet();
            caller.press("230", mode);

            assertThat(engine.outcome()).isEqualTo(new GatherOutcome.Digits("1230"));
            engine.awaitRecord(Party.APPLICATION);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keys_typed_ahead_are_kept(DtmfMode mode) throws Exception {
        try (Telephone caller = engine.call(
                mode, flow -> List.of(flow.play(Play.of(LONG).stoppedBy("#")), flow.gather(pin().prompt(LONG))))) {
            caller.awaitMedia();

            caller.press("98#76", mode);

            assertThat(engine.outcome())
                    .isEqualTo(List.of(new PlayOutcome.StoppedBy('#'), new GatherOutcome.Digits("9876")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_pin_gets_the_reprompt(DtmfMode mode) throws Exception {
        List<String> tried = new CopyOnWriteArrayList<>();
        Gather gather = pin().reprompt(LONG).tries(2).accepting(keys -> {
            tried.add(keys);
            return keys.equals("4321");
        });
        try (Telephone caller = engine.call(mode, flow -> flow.gather(gather))) {
            caller.press("1234", mode);
            caller.awaitMoreMedia();
            caller.press("4321", mode);

            assertThat(engine.outcome()).isEqualTo(new GatherOutcome.Digits("4321"));
            assertThat(tried).containsExactly("1234", "4321");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hang_up_between_keys_ends_the_flow_with_its_record(DtmfMode mode) throws Exception {
        try (Telephone caller = engine.call(mode, flow -> flow.gather(pin().prompt(LONG)))) {
            caller.awaitMedia();
            caller.press("1", mode);
            caller.awaitQuiet();

            caller.hangUp();

            assertThat(engine.outcome()).isEqualTo(CallEndedException.class);
            engine.awaitRecord(Party.CALLER);
        }
    }

    @Test
    void without_a_key_the_time_after_the_prompt_ends_it() throws Exception {
        Gather gather = pin().prompt(SHORT).firstKeyWithin(Duration.ofMillis(500));
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.gather(gather))) {
            assertThat(engine.outcome()).isEqualTo(new GatherOutcome.TimedOut(""));
            caller.awaitRequest("BYE");
        }
    }

    /** What Asterisk says in words goes on: keys that are pressed meanwhile count all the same. */
    @Test
    void keys_pressed_while_digits_are_said_count() throws Exception {
        try (Telephone caller =
                engine.call(DtmfMode.RFC_4733, flow -> flow.gather(pin().prompt(Prompt.digits("12345"))))) {
            caller.awaitMedia();

            caller.press("5678", DtmfMode.RFC_4733);

            assertThat(engine.outcome()).isEqualTo(new GatherOutcome.Digits("5678"));
        }
    }

    @Test
    void a_recording_that_is_not_there_is_told_at_once() throws Exception {
        Prompt missing = Prompt.recording("there-is-no-such-recording");
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.play(SHORT, missing))) {
            assertThat(engine.outcome()).isEqualTo(new PlayOutcome.Failed(List.of(SHORT, missing)));
            caller.awaitRequest("BYE");
        }
    }
}
