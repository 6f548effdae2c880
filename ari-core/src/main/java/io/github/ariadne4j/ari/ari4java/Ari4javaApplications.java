package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.application.Applications;
import io.github.ariadne4j.ari.application.EventFilter;
import io.github.ariadne4j.ari.application.EventSource;
import io.github.ariadne4j.ari.application.UserEvent;
import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Requests about Stasis applications, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaApplications(Requests requests) implements Applications {
    @Override
    public CompletionStage<List<Application>> list() {
        return requests.query(
                "list applications", ari -> ari.applications().list().execute(ignored()), AnswerReader::applications);
    }

    @Override
    public CompletionStage<Application> get(String name) {
        return requests.query(
                "get application " + name,
                ari -> ari.applications().get(name).execute(ignored()),
                AnswerReader::application);
    }

    @Override
    public CompletionStage<Application> subscribe(String name, List<EventSource> sources) {
        return requests.query(
                "subscribe " + name + " to " + sources,
                ari -> ari.applications().subscribe(name, joined(sources)).execute(ignored()),
                AnswerReader::application);
    }

    @Override
    public CompletionStage<Application> unsubscribe(String name, List<EventSource> sources) {
        return requests.query(
                "unsubscribe " + name + " from " + sources,
                ari -> ari.applications().unsubscribe(name, joined(sources)).execute(ignored()),
                AnswerReader::application);
    }

    /**
     * The body does not come from ari4java, which would wrap the filter in a field that Asterisk ignores. It has both
     * lists, since Asterisk keeps a list that is missing.
     */
    @Override
    public CompletionStage<Application> filter(String name, EventFilter filter) {
        AriRequest described =
                requests.describe(ari -> ari.applications().filter(name).execute(ignored()));
        Map<String, Object> body = Map.of("allowed", types(filter.allowed()), "disallowed", types(filter.disallowed()));
        return requests.query(
                "filter the events of application " + name,
                described.with(ModelReader.write(body)),
                AnswerReader::application);
    }

    @Override
    public CompletionStage<Void> send(UserEvent event) {
        AriRequest described = requests.describe(ari -> ari.events()
                .userEvent(event.name(), event.application())
                .setSource(ParameterFormat.orNull(joined(event.sources())))
                .execute(ignored()));
        return requests.command(
                "send event " + event.name() + " to application " + event.application(),
                described.with(Requests.body("variables", event.variables())));
    }

    @Override
    public CompletionStage<Void> claim(ChannelId channel, String application) {
        AriRequest request = Requests.newer("POST", "/events/claim")
                .and("channelId", channel.value())
                .and("application", application);
        return requests.command("claim channel " + channel + " for application " + application, request);
    }

    private static List<Map<String, String>> types(Set<String> names) {
        return names.stream().map(name -> Map.of("type", name)).toList();
    }

    private static String joined(List<EventSource> sources) {
        return sources.stream().map(EventSource::uri).collect(Collectors.joining(","));
    }
}
