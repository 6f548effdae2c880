package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.ari4java.http.VariableSets;
import io.github.ariadne4j.ari.bridge.BridgeVariables;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.BridgeId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Requests about variables of bridges; ari4java has none of them. */
interface BridgeVariableRequests extends BridgeVariables {
    /** Builds and sends the requests. */
    Requests requests();

    @Override
    default CompletionStage<String> variable(BridgeId id, String name) {
        AriRequest request =
                Requests.newer("GET", "/bridges/{}/variable", id.value()).and("variable", name);
        return requests().query("get " + name + " of bridge " + id, request, ModelReader::variable);
    }

    @Override
    default CompletionStage<Void> setVariable(BridgeId id, String name, String value) {
        return requests().command("set " + name + " of bridge " + id, set(id, name, value));
    }

    @Override
    default CompletionStage<Void> setReportedVariable(BridgeId id, String name, String value) {
        return requests()
                .command(
                        "set " + name + " of bridge " + id, set(id, name, value).and("report_events", "true"));
    }

    private AriRequest set(BridgeId id, String name, String value) {
        return Requests.newer("POST", "/bridges/{}/variable", id.value())
                .and("variable", name)
                .and("value", value);
    }

    @Override
    default CompletionStage<Map<String, String>> variables(BridgeId id, Set<String> names) {
        AriRequest request =
                Requests.newer("GET", "/bridges/{}/variables", id.value()).and("variables", VariableSets.names(names));
        return requests().query("get variables of bridge " + id, request, AnswerReader::variables);
    }

    @Override
    default CompletionStage<Void> setVariables(BridgeId id, Map<String, String> values) {
        return setAll(id, Requests.body("variables", values));
    }

    @Override
    default CompletionStage<Void> setReportedVariables(BridgeId id, Map<String, String> values) {
        return setAll(id, Requests.body("variables", VariableSets.reported(values)));
    }

    private CompletionStage<Void> setAll(BridgeId id, String body) {
        AriRequest request = Requests.newer("POST", "/bridges/{}/variables", id.value());
        return requests().command("set variables of bridge " + id, request.with(body));
    }
}
