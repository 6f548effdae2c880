package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.media.Sounds;
import io.github.ariadne4j.ari.model.Sound;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about sounds, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaSounds(Requests requests) implements Sounds {
    @Override
    public CompletionStage<List<Sound>> list() {
        return requests.query("list sounds", ari -> ari.sounds().list().execute(ignored()), AnswerReader::sounds);
    }

    @Override
    public CompletionStage<List<Sound>> list(String language, String format) {
        return requests.query(
                "list sounds",
                ari -> ari.sounds().list().setLang(language).setFormat(format).execute(ignored()),
                AnswerReader::sounds);
    }

    @Override
    public CompletionStage<Sound> get(String id) {
        return requests.query("get sound " + id, ari -> ari.sounds().get(id).execute(ignored()), AnswerReader::sound);
    }
}
