package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Reason;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Recorded;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMedia;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.RecordedSound;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.InProcessEngine;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers are recorded, and the files hold what they said. */
class RecordingIT {
    /** A minute of media. */
    private static final int ENOUGH = 3_000;

    private static final int NOTE = 1_000;
    private static final int OTHER_NOTE = 1_400;

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

    private static RecordedSound soundOf(String recording) {
        return RecordedSound.read(Path.of(SERVICES.asterisk().home(), "spool", "recording", recording + ".wav"));
    }

    @Test
    void the_recording_of_a_note_holds_that_note_and_can_be_played() throws Exception {
        Recording twoSeconds =
                Recording.upTo(Duration.ofSeconds(2)).withoutBeep().labelled("note");
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> {
            Recorded recorded = (Recorded) flow.record(twoSeconds);
            return List.of(recorded, flow.play(Prompt.recording(recorded.name())));
        })) {
            caller.send(DtmfMedia.note(NOTE, ENOUGH));

            List<?> outcome = (List<?>) engine.outcome();

            Recorded recorded = (Recorded) outcome.get(0);
            assertThat(recorded.reason()).isEqualTo(Reason.MAX_LENGTH);
            assertThat(outcome.get(1)).isEqualTo(new PlayOutcome.Finished());
            RecordedSound sound = soundOf(recorded.name());
            assertThat(sound.seconds()).isBetween(1.0, 3.5);
            assertThat(recorded.length()).hasSeconds((long) sound.seconds());
            assertThat(sound.shareOf(NOTE)).isGreaterThan(0.5);
            assertThat(sound.shareOf(OTHER_NOTE)).isLessThan(0.05);
            assertThat(engine.awaitRecord(Party.APPLICATION).custom()).containsEntry("recordings", recorded.name());
        }
    }

    @Test
    void a_key_ends_it() throws Exception {
        Recording minute = Recording.upTo(Duration.ofMinutes(1));
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.record(minute))) {
            caller.awaitMedia(); // the beep
            caller.awaitQuiet();

            caller.press("#", DtmfMode.RFC_4733);

            assertThat(((Recorded) engine.outcome()).reason()).isEqualTo(Reason.KEY);
        }
    }

    @Test
    void silence_ends_it_and_is_not_part_of_it() throws Exception {
        Recording untilSilent =
                Recording.upTo(Duration.ofMinutes(1)).withoutBeep().untilSilentFor(Duration.ofSeconds(2));
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.record(untilSilent))) {
            caller.send(DtmfMedia.note(NOTE, 50));
            caller.send(DtmfMedia.silence(ENOUGH));

            Recorded recorded = (Recorded) engine.outcome();

            assertThat(recorded.reason()).isEqualTo(Reason.SILENCE);
            RecordedSound sound = soundOf(recorded.name());
            assertThat(sound.seconds()).isLessThan(2);
            assertThat(sound.shareOf(NOTE)).isGreaterThan(0.3);
        }
    }

    @Test
    void a_caller_who_hangs_up_leaves_what_was_recorded() throws Exception {
        Recording minute = Recording.upTo(Duration.ofMinutes(1)).labelled("cut_short");
        try (Telephone caller = engine.call(DtmfMode.RFC_4733, flow -> flow.record(minute))) {
            caller.awaitMedia(); // the beep
            caller.awaitQuiet();

            caller.hangUp();

            assertThat(engine.outcome()).isEqualTo(CallEndedException.class);
            String recording = engine.awaitRecord(Party.CALLER).custom().get("recordings");
            assertThat(recording).endsWith("-cut_short");
            assertThat(soundOf(recording).seconds()).isPositive();
        }
    }
}
