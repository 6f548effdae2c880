package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.resource.Asterisk;
import io.github.ariadne4j.ari.transport.AriRequest;
import java.util.concurrent.CompletionStage;

/** The server itself by ari4java's builders. */
final class Ari4javaAsterisk implements Asterisk {
    private final Requests requests;

    Ari4javaAsterisk(Requests requests) {
        this.requests = requests;
    }

    @Override
    public CompletionStage<AsteriskInfo> info() {
        AriRequest request = requests.describe(ari -> ari.asterisk().getInfo().execute(ignored()));
        return requests.query("get Asterisk's info", request, ModelReader::asteriskInfo);
    }

    @Override
    public CompletionStage<Void> ping() {
        AriRequest request = requests.describe(ari -> ari.asterisk().ping().execute(ignored()));
        return requests.command("ping Asterisk", request);
    }
}
