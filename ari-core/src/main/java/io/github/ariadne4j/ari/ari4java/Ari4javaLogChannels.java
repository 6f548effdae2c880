package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.LogChannels;
import io.github.ariadne4j.ari.json.ServerReader;
import io.github.ariadne4j.ari.model.LogChannel;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about log channels, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaLogChannels(Requests requests) implements LogChannels {
    @Override
    public CompletionStage<List<LogChannel>> list() {
        return requests.query(
                "list logs", ari -> ari.asterisk().listLogChannels().execute(ignored()), ServerReader::logs);
    }

    @Override
    public CompletionStage<Void> add(String name, String levels) {
        return requests.command(
                "add log " + name, ari -> ari.asterisk().addLog(name, levels).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> delete(String name) {
        return requests.command(
                "delete log " + name, ari -> ari.asterisk().deleteLog(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> rotate(String name) {
        return requests.command(
                "rotate log " + name, ari -> ari.asterisk().rotateLog(name).execute(ignored()));
    }
}
