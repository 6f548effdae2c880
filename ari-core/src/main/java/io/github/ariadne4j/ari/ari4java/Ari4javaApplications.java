package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.resource.Applications;
import io.github.ariadne4j.ari.transport.AriRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Stasis applications by ari4java's builders. */
final class Ari4javaApplications implements Applications {
    private final Requests requests;

    Ari4javaApplications(Requests requests) {
        this.requests = requests;
    }

    @Override
    public CompletionStage<Application> get(String name) {
        AriRequest request =
                requests.describe(ari -> ari.applications().get(name).execute(ignored()));
        return requests.query("get application " + name, request, ModelReader::application);
    }

    @Override
    public CompletionStage<Application> subscribe(String name, ChannelId channel) {
        AriRequest request = requests.describe(ari ->
                ari.applications().subscribe(name, "channel:" + channel.value()).execute(ignored()));
        return requests.query("subscribe " + name + " to channel " + channel, request, ModelReader::application);
    }

    /** The body is ours: ari4java would wrap the filter in a field that Asterisk does not look into. */
    @Override
    public CompletionStage<Application> allowOnly(String name, Set<String> eventTypes) {
        AriRequest described =
                requests.describe(ari -> ari.applications().filter(name).execute(ignored()));
        List<Map<String, String>> types =
                eventTypes.stream().map(type -> Map.of("type", type)).toList();
        Map<String, Object> filter = types.isEmpty() ? Map.of() : Map.of("allowed", types);
        return requests.query(
                "filter the events of application " + name,
                described.with(ModelReader.write(filter)),
                ModelReader::application);
    }
}
