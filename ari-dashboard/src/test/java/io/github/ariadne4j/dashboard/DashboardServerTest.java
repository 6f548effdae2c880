package io.github.ariadne4j.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class DashboardServerTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private static final String HOSTILE = "\"</script><img src=x onerror=alert(1)>\u2028&";

    private final AriSimulator asterisk = ASTERISK.simulator();
    private RunningDashboard dashboard = new RunningDashboard(asterisk);

    @AfterEach
    void close() {
        dashboard.close();
    }

    private SimulatedCall talking() {
        SimulatedCall call =
                asterisk.call("33123456789").dialling("33987654321").place().awaitAnswered();
        call.awaitBridged();
        return call;
    }

    private static List<JsonNode> rows(EventStream stream) {
        return stream.all("calls").stream()
                .flatMap(batch -> elements(batch.path("rows")))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    private static JsonNode last(List<JsonNode> all) {
        return all.isEmpty() ? RunningDashboard.parsed("{}") : all.get(all.size() - 1);
    }

    private String idOfTheOnlyCall() throws Exception {
        return dashboard.json("/calls").path("calls").path(0).path("id").asText();
    }

    @Test
    void a_row_follows_its_call_from_the_first_ring_to_the_end() {
        try (EventStream stream = dashboard.stream("/api/stream?numbers=clear")) {
            await().until(() -> !stream.all("calls").isEmpty());
            assertThat(stream.all("calls").get(0).path("reset").asBoolean()).isTrue();

            SimulatedCall call = talking();

            await().until(() -> last(rows(stream)).path("state").asText().equals("connected"));
            JsonNode connected = last(rows(stream));
            assertThat(connected.path("caller").asText()).isEqualTo("33123456789");
            assertThat(connected.path("dialled").asText()).isEqualTo("33987654321");
            assertThat(connected.path("route").asText()).isEqualTo("PJSIP/33987654321@peer");
            assertThat(connected.path("asterisk").asText()).isNotEmpty();
            assertThat(connected.path("live").asBoolean()).isTrue();
            assertThat(connected.path("answered").asLong())
                    .isGreaterThanOrEqualTo(connected.path("began").asLong());
            assertThat(connected.path("ended").isNull()).isTrue();

            call.hangUp();

            await().until(() -> last(rows(stream)).path("state").asText().equals("ended"));
            JsonNode ended = last(rows(stream));
            assertThat(ended.path("disposition").asText()).isEqualTo("answered");
            assertThat(ended.path("cause").asInt()).isEqualTo(16);
            assertThat(ended.path("ended").asLong())
                    .isGreaterThanOrEqualTo(ended.path("answered").asLong());
            assertThat(ended.path("live").asBoolean()).isFalse();
            assertThat(stream.all("calls").stream().skip(1))
                    .noneMatch(batch -> batch.path("reset").asBoolean());
        }
    }

    @Test
    void numbers_are_masked_unless_they_are_asked_for() throws Exception {
        talking();
        await().until(() -> dashboard.get("/calls").body().contains("Connected"));
        String id = idOfTheOnlyCall();

        assertThat(dashboard.get("/api/calls/" + id).body()).doesNotContain("33123456789", "33987654321");
        assertThat(dashboard.get("/api/calls/" + id + "?numbers=clear").body()).contains("33123456789", "33987654321");
        try (EventStream stream = dashboard.stream("/api/stream")) {
            await().until(() -> !rows(stream).isEmpty());
            assertThat(rows(stream)).noneMatch(row -> row.toString().contains("33123456789"));
            assertThat(rows(stream)).noneMatch(row -> row.toString().contains("33987654321"));
        }
    }

    @Test
    void figures_move() {
        try (EventStream stream = dashboard.stream("/api/stream")) {
            SimulatedCall call = talking();
            await().until(() -> last(stream.all("figures")).path("concurrent").asInt() == 1);
            call.hangUp();

            await().until(() -> last(stream.all("figures")).path("asr").asDouble() == 1);

            JsonNode figures = last(stream.all("figures"));
            assertThat(figures.path("ner").asDouble()).isEqualTo(1);
            assertThat(figures.path("acdSeconds").isNumber()).isTrue();
            assertThat(figures.path("pddP50").isNumber()).isTrue();
            assertThat(figures.path("callsPerSecond").asDouble()).isPositive();
            assertThat(figures.path("causes").path(0).path("name").asText()).isEqualTo("normal call clearing");
            assertThat(figures.path("dependencies").path(0).path("state").asText())
                    .isEqualTo("up");
        }
    }

    @Test
    void a_ladder_grows_while_its_call_runs_and_ends_with_it() throws Exception {
        SimulatedCall call = talking();
        await().until(() -> dashboard.get("/calls").body().contains("Connected"));
        try (EventStream stream = dashboard.stream("/api/calls/" + idOfTheOnlyCall() + "/stream")) {
            await().until(() -> !stream.all("ladder").isEmpty());
            assertThat(labels(stream.all("ladder").get(0))).anyMatch(label -> label.startsWith("StasisStart"));

            call.hangUp();

            await().until(stream::hasEnded);
            JsonNode latest = last(stream.all("ladder"));
            assertThat(latest.path("call").path("live").asBoolean()).isFalse();
            assertThat(labels(latest)).noneMatch(label -> label.startsWith("StasisStart"));
            List<Integer> numbers = stream.all("ladder").stream()
                    .flatMap(ladder -> elements(ladder.path("entries")))
                    .filter(entry -> !entry.path("kind").asText().equals("request"))
                    .map(entry -> entry.path("n").asInt())
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates();
        }
    }

    private static List<String> labels(JsonNode ladder) {
        return elements(ladder.path("entries"))
                .map(entry -> entry.path("label").asText())
                .toList();
    }

    @Test
    void every_answer_of_a_ladder_names_its_request_and_every_end_of_an_arrow_is_a_lane() throws Exception {
        talking().hangUp();
        await().until(() -> dashboard.get("/calls").body().contains("Released"));

        JsonNode ladder = dashboard.json("/api/calls/" + idOfTheOnlyCall());

        List<JsonNode> entries = elements(ladder.path("entries")).toList();
        List<Integer> requests = entries.stream()
                .filter(entry -> entry.path("kind").asText().equals("request"))
                .map(entry -> entry.path("n").asInt())
                .toList();
        assertThat(entries.stream()
                        .filter(entry -> entry.path("kind").asText().equals("answer"))
                        .map(entry -> entry.path("of").asInt()))
                .containsExactlyInAnyOrderElementsOf(requests);
        List<String> lanes = elements(ladder.path("lanes"))
                .map(lane -> lane.path("key").asText())
                .toList();
        assertThat(entries)
                .allMatch(entry -> lanes.contains(entry.path("from").asText())
                        && lanes.contains(entry.path("to").asText()));
        assertThat(entries).allMatch(entry -> entry.path("delta").asDouble() >= 0);
        assertThat(ladder.path("sip").path("on").asBoolean()).isFalse();
        assertThat(ladder.path("sip").path("hint").asText()).contains("HEP_ADDRESS");
    }

    private static Logger auditLog() {
        return (Logger) LoggerFactory.getLogger("io.github.ariadne4j.dashboard.audit");
    }

    private static ListAppender<ILoggingEvent> audit() {
        ListAppender<ILoggingEvent> audit = new ListAppender<>();
        audit.start();
        auditLog().setLevel(Level.INFO);
        auditLog().addAppender(audit);
        return audit;
    }

    @Test
    void a_call_is_hung_up_once_and_the_audit_log_tells() throws Exception {
        ListAppender<ILoggingEvent> audit = audit();
        SimulatedCall call = talking();
        await().until(() -> dashboard.get("/calls").body().contains("Connected"));
        String path = "/api/calls/" + idOfTheOnlyCall() + "/hangup";

        assertThat(dashboard.post(path, "guessed").statusCode()).isEqualTo(403);
        assertThat(dashboard.post(path, dashboard.csrf()).body()).isEqualTo("{\"state\":\"requested\"}\n");
        call.awaitEnded();
        await().until(() -> dashboard.get("/calls").body().contains("Released"));
        assertThat(dashboard.post(path, dashboard.csrf()).statusCode()).isEqualTo(404);
        assertThat(dashboard.post("/api/calls/a%0Ab/hangup", dashboard.csrf()).statusCode())
                .isEqualTo(404);

        auditLog().detachAppender(audit);
        assertThat(audit.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(3)
                .allMatch(line -> line.contains("127.0.0.1") && !line.contains("\n"))
                .satisfies(lines -> assertThat(lines.get(0)).endsWith("requested"));
    }

    @Test
    void a_drain_begins_with_the_token_only_tells_how_many_calls_live_and_is_in_the_audit_log() throws Exception {
        ListAppender<ILoggingEvent> audit = audit();
        talking();
        assertThat(dashboard.get("/api/drain").body()).isEqualTo("{\"state\":\"serving\",\"calls\":1}\n");

        assertThat(dashboard.post("/api/drain", "guessed").statusCode()).isEqualTo(403);
        assertThat(dashboard.post("/api/drain?within=-1", dashboard.csrf()).statusCode())
                .isEqualTo(400);
        assertThat(dashboard.drains()).isEmpty();
        assertThat(dashboard.post("/api/drain", dashboard.csrf()).body())
                .isEqualTo("{\"state\":\"draining\",\"calls\":1}\n");
        assertThat(dashboard.post("/api/drain?within=600", dashboard.csrf()).statusCode())
                .isEqualTo(202);

        assertThat(dashboard.drains()).containsExactly(Optional.empty(), Optional.of(Duration.ofMinutes(10)));
        assertThat(dashboard.get("/api/drain").body()).isEqualTo("{\"state\":\"draining\",\"calls\":1}\n");
        auditLog().detachAppender(audit);
        assertThat(audit.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "drain requested by 127.0.0.1, no limit", "drain requested by 127.0.0.1, within 600 s");
    }

    @Test
    void what_callers_send_is_text_and_nothing_else() throws Exception {
        asterisk.callees().on("33987654321", CalleeScript.busy());
        asterisk.call(HOSTILE).dialling("33987654321").place().awaitEnded();
        await().until(() -> dashboard.get("/calls").body().contains("Released"));

        String id = idOfTheOnlyCall();
        JsonNode ladder = dashboard.json("/api/calls/" + id + "?numbers=clear");

        assertThat(ladder.path("call").path("caller").asText()).isEqualTo(HOSTILE);
        assertThat(dashboard.get("/api/calls/" + id).headers().firstValue("Content-Type"))
                .hasValue("application/json");
        assertThat(dashboard.get("/calls/" + id + "?numbers=clear").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void a_call_that_an_earlier_process_began_says_so() throws Exception {
        InMemorySessionStore sessions = new InMemorySessionStore();
        dashboard.close();
        dashboard = new RunningDashboard(asterisk, sessions);
        talking();
        await().until(() -> dashboard.get("/calls").body().contains("Connected"));

        dashboard.close();
        dashboard = new RunningDashboard(asterisk, sessions);

        try (EventStream stream = dashboard.stream("/api/stream")) {
            await().until(() -> !rows(stream).isEmpty());
            assertThat(rows(stream).get(0).path("recovered").asBoolean()).isTrue();
            assertThat(rows(stream).get(0).path("state").asText()).isEqualTo("connected");
        }
        assertThat(dashboard.get("/calls/" + idOfTheOnlyCall()).body()).contains("Recovered");
    }

    @Test
    void one_client_more_than_there_may_be_is_refused() {
        List<EventStream> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clients.add(dashboard.stream("/api/stream"));
        }
        clients.forEach(client -> assertThat(client.status()).isEqualTo(200));

        try (EventStream oneMore = dashboard.stream("/api/stream")) {
            assertThat(oneMore.status()).isEqualTo(503);
        }
        clients.forEach(EventStream::close);
    }

    @Test
    void open_pages_are_told_that_the_server_ends() {
        try (EventStream stream = dashboard.stream("/api/stream")) {
            await().until(() -> !stream.all("calls").isEmpty());

            dashboard.closeServer();

            await().until(() -> !stream.all("end").isEmpty());
            await().until(stream::hasEnded);
        }
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        assertThat(dashboard.get("/api/calls/nonsense").statusCode()).isEqualTo(404);
        assertThat(dashboard.get("/api/calls/nonsense/stream").statusCode()).isEqualTo(404);
        assertThat(dashboard
                        .get("/static/..%2Fdashboard%2FDashboardServer.class")
                        .statusCode())
                .isIn(400, 404);
        assertThat(dashboard.get("/static/none.js").statusCode()).isEqualTo(404);
        assertThat(dashboard.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void pages_and_their_files_are_there_and_are_sent_once() throws Exception {
        assertThat(dashboard.get("/").body()).contains("<html");
        assertThat(dashboard.get("/call/any").body()).contains("<html");
        assertThat(dashboard.get("/static/uplot/uPlot.esm.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        String etag = dashboard.get("/").headers().firstValue("ETag").orElseThrow();
        assertThat(dashboard
                        .http()
                        .send(
                                java.net.http.HttpRequest.newBuilder(dashboard.uri("/"))
                                        .header("If-None-Match", etag)
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
    }
}
