package io.github.ariadne4j.examples.b2bua.real.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.speech.SpeechFiles;
import io.github.ariadne4j.callflow.speech.SpokenText;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.examples.b2bua.real.phone.DtmfMode;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.InProcessEngine;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts are said to callers of the real Asterisk: as the sound that a text to speech made of them. */
class TextToSpeechIT {
    /** A sample of PCMU that no telephone of the tests sends, and what it is in 16 bit linear (ITU-T G.711). */
    private static final int PCMU = 0x08;

    private static final short LINEAR = -23_932;
    private static final int SAMPLES = 16_000;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final List<SpokenText> asked = new CopyOnWriteArrayList<>();
    private InProcessEngine engine;

    @BeforeEach
    void start() throws Exception {
        Path folder = Files.createDirectories(Path.of(SERVICES.asterisk().home(), "speech"));
        SpeechFiles files = SpeechFiles.in(folder, this::sound)
                .seenByAsteriskAs(SERVICES.asterisk().pathOf(folder));
        engine = new InProcessEngine(SERVICES.asterisk(), builder -> builder.speech(files));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private byte[] sound(SpokenText text) throws IOException {
        asked.add(text);
        if (text.text().startsWith("Unspeakable")) {
            throw new IOException("no voice for it");
        }
        return wav();
    }

    private static byte[] wav() {
        int bytes = 2 * SAMPLES;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        while (wav.hasRemaining()) {
            wav.putShort(LINEAR);
        }
        return wav.array();
    }

    @Test
    void the_caller_hears_the_sound_of_a_text_that_is_made_once() throws Exception {
        Play greeting = Play.of(Prompt.speech("Good morning")).in("en");
        try (Telephone caller =
                engine.call(DtmfMode.RFC_4733, flow -> List.of(flow.play(greeting), flow.play(greeting)))) {
            caller.awaitHears(PCMU);

            assertThat(engine.outcome()).isEqualTo(List.of(new PlayOutcome.Finished(), new PlayOutcome.Finished()));
            assertThat(asked).containsExactly(SpokenText.of("Good morning").in("en"));
        }
    }

    @Test
    void a_text_without_a_sound_fails_and_says_why_and_the_call_goes_on() throws Exception {
        try (Telephone caller = engine.call(
                DtmfMode.RFC_4733,
                flow -> List.of(
                        flow.play(Play.of(Prompt.speech("Unspeakable"))),
                        flow.play(Play.of(Prompt.speech("Speakable")))))) {
            caller.awaitHears(PCMU);

            List<?> outcomes = (List<?>) engine.outcome();
            assertThat(outcomes.get(0))
                    .isInstanceOfSatisfying(
                            PlayOutcome.Failed.class,
                            failed -> assertThat(failed.why())
                                    .asString()
                                    .isEqualTo("the text to speech failed: IOException"));
            assertThat(outcomes.get(1)).isEqualTo(new PlayOutcome.Finished());
        }
    }
}
