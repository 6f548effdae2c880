package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.json.MediaReader;
import io.github.ariadne4j.ari.media.StoredRecordings;
import io.github.ariadne4j.ari.model.StoredRecording;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about stored recordings, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaStoredRecordings(Requests requests) implements StoredRecordings {
    @Override
    public CompletionStage<List<StoredRecording>> list() {
        return requests.query(
                "list stored recordings",
                ari -> ari.recordings().listStored().execute(ignored()),
                MediaReader::storedRecordings);
    }

    @Override
    public CompletionStage<StoredRecording> get(String name) {
        return requests.query(
                "get stored recording " + name,
                ari -> ari.recordings().getStored(name).execute(ignored()),
                MediaReader::storedRecording);
    }

    @Override
    public CompletionStage<byte[]> file(String name) {
        return requests.query(
                "get the file of recording " + name,
                ari -> ari.recordings().getStoredFile(name).execute(ignored()),
                AriResponse::bytes);
    }

    @Override
    public CompletionStage<StoredRecording> copy(String name, String copy) {
        return requests.query(
                "copy recording " + name,
                ari -> ari.recordings().copyStored(name, copy).execute(ignored()),
                MediaReader::storedRecording);
    }

    @Override
    public CompletionStage<Void> delete(String name) {
        return requests.command(
                "delete recording " + name,
                ari -> ari.recordings().deleteStored(name).execute(ignored()));
    }
}
