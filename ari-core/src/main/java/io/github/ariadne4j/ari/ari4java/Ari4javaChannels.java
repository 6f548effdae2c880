package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.resource.Channels;
import io.github.ariadne4j.ari.resource.CreateChannel;
import io.github.ariadne4j.ari.transport.AriRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Channels by ari4java's builders. */
final class Ari4javaChannels implements Channels {
    private final Requests requests;

    Ari4javaChannels(Requests requests) {
        this.requests = requests;
    }

    @Override
    public CompletionStage<Channel> create(CreateChannel create) {
        ChannelId originator = create.originator();
        AriRequest described = requests.describe(ari -> ari.channels()
                .create(create.endpoint(), requests.application())
                .setAppArgs(create.appArgs())
                .setChannelId(create.id().value())
                .setOriginator(originator == null ? null : originator.value())
                .execute(ignored()));
        AriRequest request = described.with(ModelReader.write(Map.of("variables", create.variables())));
        return requests.query("create channel " + create.id(), request, ModelReader::channel);
    }

    @Override
    public CompletionStage<Void> dial(ChannelId id, @Nullable ChannelId caller, Duration timeout) {
        int seconds = Math.toIntExact(Math.max(1, timeout.toSeconds()));
        AriRequest request = requests.describe(ari -> ari.channels()
                .dial(id.value())
                .setCaller(caller == null ? null : caller.value())
                .setTimeout(seconds)
                .execute(ignored()));
        return requests.command("dial channel " + id, request);
    }

    @Override
    public CompletionStage<Void> answer(ChannelId id) {
        AriRequest request =
                requests.describe(ari -> ari.channels().answer(id.value()).execute(ignored()));
        return requests.command("answer channel " + id, request);
    }

    @Override
    public CompletionStage<Void> ring(ChannelId id) {
        AriRequest request =
                requests.describe(ari -> ari.channels().ring(id.value()).execute(ignored()));
        return requests.command("ring channel " + id, request);
    }

    @Override
    public CompletionStage<Void> hangUp(ChannelId id, HangupCause cause) {
        AriRequest request = requests.describe(ari -> ari.channels()
                .hangup(id.value())
                .setReason_code(Integer.toString(cause.code()))
                .execute(ignored()));
        return requests.command("hang up channel " + id, request);
    }

    @Override
    public CompletionStage<Playback> play(ChannelId id, PlaybackId playback, String mediaUri) {
        AriRequest request = requests.describe(ari -> ari.channels()
                .playWithId(id.value(), playback.value(), mediaUri)
                .execute(ignored()));
        return requests.query("play to channel " + id, request, ModelReader::playback);
    }

    @Override
    public CompletionStage<Void> continueInDialplan(ChannelId id) {
        AriRequest request = requests.describe(
                ari -> ari.channels().continueInDialplan(id.value()).execute(ignored()));
        return requests.command("continue channel " + id + " in the dialplan", request);
    }

    @Override
    public CompletionStage<Void> setVariable(ChannelId id, String name, String value) {
        AriRequest request = requests.describe(ari ->
                ari.channels().setChannelVar(id.value(), name).setValue(value).execute(ignored()));
        return requests.command("set " + name + " of channel " + id, request);
    }

    @Override
    public CompletionStage<String> variable(ChannelId id, String name) {
        AriRequest request = requests.describe(
                ari -> ari.channels().getChannelVar(id.value(), name).execute(ignored()));
        return requests.query("get " + name + " of channel " + id, request, ModelReader::variable);
    }

    @Override
    public CompletionStage<Channel> get(ChannelId id) {
        AriRequest request =
                requests.describe(ari -> ari.channels().get(id.value()).execute(ignored()));
        return requests.query("get channel " + id, request, ModelReader::channel);
    }

    @Override
    public CompletionStage<List<Channel>> list() {
        AriRequest request = requests.describe(ari -> ari.channels().list().execute(ignored()));
        return requests.query("list channels", request, ModelReader::channels);
    }
}
