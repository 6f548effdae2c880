package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.json.MediaReader;
import io.github.ariadne4j.ari.media.LiveRecordings;
import io.github.ariadne4j.ari.model.LiveRecording;
import java.util.concurrent.CompletionStage;

/**
 * Requests about live recordings, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaLiveRecordings(Requests requests) implements LiveRecordings {
    @Override
    public CompletionStage<LiveRecording> get(String name) {
        return requests.query(
                "get live recording " + name,
                ari -> ari.recordings().getLive(name).execute(ignored()),
                MediaReader::liveRecording);
    }

    @Override
    public CompletionStage<Void> stop(String name) {
        return requests.command(
                "stop recording " + name, ari -> ari.recordings().stop(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> cancel(String name) {
        return requests.command(
                "cancel recording " + name, ari -> ari.recordings().cancel(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> pause(String name) {
        return requests.command(
                "pause recording " + name, ari -> ari.recordings().pause(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> unpause(String name) {
        return requests.command(
                "unpause recording " + name,
                ari -> ari.recordings().unpause(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> mute(String name) {
        return requests.command(
                "mute recording " + name, ari -> ari.recordings().mute(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> unmute(String name) {
        return requests.command(
                "unmute recording " + name, ari -> ari.recordings().unmute(name).execute(ignored()));
    }
}
