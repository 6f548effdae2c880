package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.resource.Bridges;
import io.github.ariadne4j.ari.transport.AriRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Bridges by ari4java's builders. */
final class Ari4javaBridges implements Bridges {
    private final Requests requests;

    Ari4javaBridges(Requests requests) {
        this.requests = requests;
    }

    /** By the path with the id: without it, newer versions of Asterisk misread a body and leak the bridge. */
    @Override
    public CompletionStage<Bridge> createMixing(BridgeId id) {
        AriRequest request = requests.describe(
                ari -> ari.bridges().createWithId(id.value()).setType("mixing").execute(ignored()));
        return requests.query("create bridge " + id, request, ModelReader::bridge);
    }

    @Override
    public CompletionStage<Void> add(BridgeId id, List<ChannelId> channels) {
        AriRequest request = requests.describe(
                ari -> ari.bridges().addChannel(id.value(), joined(channels)).execute(ignored()));
        return requests.command("add " + channels + " to bridge " + id, request);
    }

    @Override
    public CompletionStage<Void> remove(BridgeId id, List<ChannelId> channels) {
        AriRequest request = requests.describe(
                ari -> ari.bridges().removeChannel(id.value(), joined(channels)).execute(ignored()));
        return requests.command("remove " + channels + " from bridge " + id, request);
    }

    @Override
    public CompletionStage<Void> destroy(BridgeId id) {
        AriRequest request =
                requests.describe(ari -> ari.bridges().destroy(id.value()).execute(ignored()));
        return requests.command("destroy bridge " + id, request);
    }

    @Override
    public CompletionStage<Bridge> get(BridgeId id) {
        AriRequest request =
                requests.describe(ari -> ari.bridges().get(id.value()).execute(ignored()));
        return requests.query("get bridge " + id, request, ModelReader::bridge);
    }

    @Override
    public CompletionStage<List<Bridge>> list() {
        AriRequest request = requests.describe(ari -> ari.bridges().list().execute(ignored()));
        return requests.query("list bridges", request, ModelReader::bridges);
    }

    private static String joined(List<ChannelId> channels) {
        return channels.stream().map(ChannelId::value).collect(Collectors.joining(","));
    }
}
