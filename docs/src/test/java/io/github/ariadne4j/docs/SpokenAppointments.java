package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.speech.Speech;
import io.github.ariadne4j.callflow.speech.SpeechFiles;
import io.github.ariadne4j.callflow.speech.SpokenText;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;

/** Text to speech, of {@code flows.md}. */
final class SpokenAppointments implements CallFlow {
    record HouseSpeech(HttpClient http, URI service) implements Speech {
        @Override
        public byte[] sound(SpokenText text) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(service)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .header("Accept-Language", Objects.requireNonNullElse(text.language(), "en"))
                    .POST(HttpRequest.BodyPublishers.ofString(text.text()))
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("the speech service answered " + answer.statusCode());
            }
            return answer.body();
        }
    }

    CallEngine engine(AriClient ari, CallFlow flow, URI service) {
        SpeechFiles files = SpeechFiles.in(
                Path.of("/var/spool/asterisk/speech"), new HouseSpeech(HttpClient.newHttpClient(), service));
        CallEngine engine = CallEngine.builder(ari)
                .flow(flow)
                .speech(files.withMostBytes(1_000_000_000))
                .start();
        return engine;
    }

    @Override
    public void run(Call call) {
        call.answer();
        Prompt appointment = Prompt.speech("Your appointment is on Friday at ten.");
        PlayOutcome outcome =
                call.play(Play.of(Prompt.sound("hello-world"), appointment).in("en"));
        if (outcome instanceof PlayOutcome.Failed failed) {
            call.note("not_said", String.valueOf(failed.why()));
        }
    }
}
