package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.resource.Playbacks;
import io.github.ariadne4j.ari.transport.AriRequest;
import java.util.concurrent.CompletionStage;

/** Playbacks by ari4java's builders. */
final class Ari4javaPlaybacks implements Playbacks {
    private final Requests requests;

    Ari4javaPlaybacks(Requests requests) {
        this.requests = requests;
    }

    @Override
    public CompletionStage<Void> stop(PlaybackId id) {
        AriRequest request =
                requests.describe(ari -> ari.playbacks().stop(id.value()).execute(ignored()));
        return requests.command("stop playback " + id, request);
    }
}
