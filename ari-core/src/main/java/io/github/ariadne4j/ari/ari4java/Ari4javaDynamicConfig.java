package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.DynamicConfig;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.ServerReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Requests about configuration objects, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaDynamicConfig(Requests requests) implements DynamicConfig {
    @Override
    public CompletionStage<Map<String, String>> get(String configClass, String type, String id) {
        return requests.query(
                "get configuration " + configClass + '/' + type + '/' + id,
                ari -> ari.asterisk().getObject(configClass, type, id).execute(ignored()),
                ServerReader::fields);
    }

    @Override
    public CompletionStage<Map<String, String>> set(
            String configClass, String type, String id, Map<String, String> fields) {
        AriRequest described = requests.describe(
                ari -> ari.asterisk().updateObject(configClass, type, id).execute(ignored()));
        List<Map<String, String>> tuples = fields.entrySet().stream()
                .map(field -> Map.of("attribute", field.getKey(), "value", field.getValue()))
                .toList();
        return requests.query(
                "set configuration " + configClass + '/' + type + '/' + id,
                described.with(Requests.body("fields", tuples)),
                ServerReader::fields);
    }

    @Override
    public CompletionStage<Void> delete(String configClass, String type, String id) {
        return requests.command(
                "delete configuration " + configClass + '/' + type + '/' + id,
                ari -> ari.asterisk().deleteObject(configClass, type, id).execute(ignored()));
    }
}
