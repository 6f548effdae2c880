package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.ari4java.http.VariableSets;
import io.github.ariadne4j.ari.bridge.BridgeAttribute;
import io.github.ariadne4j.ari.bridge.Bridges;
import io.github.ariadne4j.ari.bridge.CreateBridge;
import io.github.ariadne4j.ari.bridge.JoinBridge;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Requests about bridges, by ari4java's builders; operations that ari4java lacks are built here.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaBridges(Requests requests) implements Bridges, BridgeMediaRequests, BridgeVariableRequests {
    /** Uses the path with the id: without it, newer versions of Asterisk misread a body and leak the bridge. */
    @Override
    public CompletionStage<Bridge> create(CreateBridge create) {
        String type = create.attributes().stream().map(BridgeAttribute::value).collect(Collectors.joining(","));
        AriRequest described = requests.describe(ari -> ari.bridges()
                .createWithId(create.id().value())
                .setType(ParameterFormat.orNull(type))
                .setName(ParameterFormat.orNull(create.name()))
                .execute(ignored()));
        AriRequest request = create.variables().isEmpty()
                ? described
                : described.with(Requests.body("variables", VariableSets.quiet(create.variables())));
        return requests.query("create bridge " + create.id(), request, ModelReader::bridge);
    }

    @Override
    public CompletionStage<Void> add(BridgeId id, JoinBridge join) {
        return requests.command(
                "add " + join.channels() + " to bridge " + id,
                ari -> ari.bridges()
                        .addChannel(id.value(), ParameterFormat.joined(join.channels()))
                        .setRole(join.role())
                        .setAbsorbDTMF(join.absorbDtmf())
                        .setMute(join.mute())
                        .setInhibitConnectedLineUpdates(join.hideConnectedLine())
                        .execute(ignored()));
    }

    @Override
    public CompletionStage<Void> remove(BridgeId id, List<ChannelId> channels) {
        return requests.command(
                "remove " + channels + " from bridge " + id,
                ari -> ari.bridges()
                        .removeChannel(id.value(), ParameterFormat.joined(channels))
                        .execute(ignored()));
    }

    @Override
    public CompletionStage<Void> destroy(BridgeId id) {
        return requests.command(
                "destroy bridge " + id, ari -> ari.bridges().destroy(id.value()).execute(ignored()));
    }

    @Override
    public CompletionStage<Bridge> get(BridgeId id) {
        return requests.query(
                "get bridge " + id, ari -> ari.bridges().get(id.value()).execute(ignored()), ModelReader::bridge);
    }

    @Override
    public CompletionStage<List<Bridge>> list() {
        return requests.query("list bridges", ari -> ari.bridges().list().execute(ignored()), ModelReader::bridges);
    }
}
