package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.endpoint.Endpoints;
import io.github.ariadne4j.ari.endpoint.OutgoingMessage;
import io.github.ariadne4j.ari.endpoint.Refer;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.model.Endpoint;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about endpoints, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaEndpoints(Requests requests) implements Endpoints {
    @Override
    public CompletionStage<List<Endpoint>> list() {
        return requests.query(
                "list endpoints", ari -> ari.endpoints().list().execute(ignored()), AnswerReader::endpoints);
    }

    @Override
    public CompletionStage<List<Endpoint>> list(String technology) {
        return requests.query(
                "list endpoints of " + technology,
                ari -> ari.endpoints().listByTech().setTech(technology).execute(ignored()),
                AnswerReader::endpoints);
    }

    @Override
    public CompletionStage<Endpoint> get(String technology, String resource) {
        return requests.query(
                "get endpoint " + technology + '/' + resource,
                ari -> ari.endpoints()
                        .get()
                        .setTech(technology)
                        .setResource(resource)
                        .execute(ignored()),
                AnswerReader::endpoint);
    }

    @Override
    public CompletionStage<Void> sendMessage(String to, OutgoingMessage message) {
        AriRequest request = requests.describe(ari -> ari.endpoints()
                .sendMessage(to, message.from())
                .setTo(to)
                .setFrom(message.from())
                .setBody(message.body())
                .execute(ignored()));
        return requests.command("send a message", request.with(Requests.body("variables", message.variables())));
    }

    @Override
    public CompletionStage<Void> sendMessage(String technology, String resource, OutgoingMessage message) {
        AriRequest request = requests.describe(ari -> ari.endpoints()
                .sendMessageToEndpoint(message.from())
                .setTech(technology)
                .setResource(resource)
                .setBody(message.body())
                .execute(ignored()));
        return requests.command(
                "send a message to endpoint " + technology + '/' + resource,
                request.with(Requests.body("variables", message.variables())));
    }

    @Override
    public CompletionStage<Void> refer(String to, Refer refer) {
        AriRequest request = requests.describe(ari -> ari.endpoints()
                .refer(to, refer.from(), refer.to())
                .setTo(to)
                .setFrom(refer.from())
                .setRefer_to(refer.to())
                .setTo_self(refer.toSelf())
                .execute(ignored()));
        return requests.command("refer an endpoint", request.with(Requests.body("variables", refer.variables())));
    }

    @Override
    public CompletionStage<Void> refer(String technology, String resource, Refer refer) {
        AriRequest request = requests.describe(ari -> ari.endpoints()
                .referToEndpoint(refer.from(), refer.to())
                .setTech(technology)
                .setResource(resource)
                .setFrom(refer.from())
                .setRefer_to(refer.to())
                .setTo_self(refer.toSelf())
                .execute(ignored()));
        return requests.command(
                "refer endpoint " + technology + '/' + resource,
                request.with(Requests.body("variables", refer.variables())));
    }
}
