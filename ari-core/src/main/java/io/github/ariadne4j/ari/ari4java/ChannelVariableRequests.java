package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.ari4java.http.VariableSets;
import io.github.ariadne4j.ari.channel.ChannelVariables;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Requests about variables of channels. */
interface ChannelVariableRequests extends ChannelVariables {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<String> variable(ChannelId id, String name) {
        return requests()
                .query(
                        "get " + name + " of channel " + id,
                        ari -> ari.channels().getChannelVar(id.value(), name).execute(ignored()),
                        ModelReader::variable);
    }

    @Override
    default CompletionStage<Void> setVariable(ChannelId id, String name, String value) {
        return requests().command("set " + name + " of channel " + id, set(id, name, value));
    }

    @Override
    default CompletionStage<Void> setReportedVariable(ChannelId id, String name, String value) {
        return requests()
                .command(
                        "set " + name + " of channel " + id,
                        set(id, name, value).and("report_events", "true"));
    }

    private AriRequest set(ChannelId id, String name, String value) {
        return requests()
                .describe(ari -> ari.channels()
                        .setChannelVar(id.value(), name)
                        .setValue(value)
                        .execute(ignored()));
    }

    @Override
    default CompletionStage<Map<String, String>> variables(ChannelId id, Set<String> names) {
        AriRequest request =
                Requests.newer("GET", "/channels/{}/variables", id.value()).and("variables", VariableSets.names(names));
        return requests().query("get variables of channel " + id, request, AnswerReader::variables);
    }

    @Override
    default CompletionStage<Void> setVariables(ChannelId id, Map<String, String> values) {
        return setAll(id, Requests.body("variables", values));
    }

    @Override
    default CompletionStage<Void> setReportedVariables(ChannelId id, Map<String, String> values) {
        return setAll(id, Requests.body("variables", VariableSets.reported(values)));
    }

    private CompletionStage<Void> setAll(ChannelId id, String body) {
        AriRequest request = Requests.newer("POST", "/channels/{}/variables", id.value());
        return requests().command("set variables of channel " + id, request.with(body));
    }
}
