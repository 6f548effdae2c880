package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.media.PlaybackOperation;
import io.github.ariadne4j.ari.media.Playbacks;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.concurrent.CompletionStage;

/**
 * Requests about playbacks, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaPlaybacks(Requests requests) implements Playbacks {
    @Override
    public CompletionStage<Playback> get(PlaybackId id) {
        return requests.query(
                "get playback " + id, ari -> ari.playbacks().get(id.value()).execute(ignored()), ModelReader::playback);
    }

    @Override
    public CompletionStage<Void> stop(PlaybackId id) {
        return requests.command(
                "stop playback " + id, ari -> ari.playbacks().stop(id.value()).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> control(PlaybackId id, PlaybackOperation operation) {
        return requests.command(
                operation.value() + " playback " + id,
                ari -> ari.playbacks().control(id.value(), operation.value()).execute(ignored()));
    }
}
