package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickToDialTest {
    private final ClickToDial flow = new ClickToDial(number -> DialTarget.pjsip("carrier", number));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flows(flow));

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new ClickToDialHandler(flow::request, box.engine()::originate).serve(0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        URI calls = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/calls");
        HttpRequest request = HttpRequest.newBuilder(calls)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void two_numbers_are_connected_and_the_answer_names_the_call() throws Exception {
        HttpResponse<String> answer = post("first=1000&second=2000");

        assertThat(answer.statusCode()).isEqualTo(202);
        SimulatedCallee first = box.asterisk().awaitDialled("1000");
        first.answers();
        box.asterisk().awaitDialled("2000").answers();
        assertThat(box.events().nextConnected()).hasToString(answer.body().strip());

        first.hangsUp();
        assertThat(box.cdrs().awaitOne().parties().routed()).isEqualTo("PJSIP/2000@carrier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "first=1000", "first=1000&second=12", "first=1000&second=2000@premium", "second=2000&first=1"
            })
    void what_is_no_pair_of_numbers_is_told_and_dials_none(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("first=NUMBER&second=NUMBER");
        assertThat(box.asterisk().channels()).isEmpty();
    }
}
