package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.real.UnusedPort;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final Duration UP_WITHIN = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private AriSimulator asterisk = AriSimulator.start();
    private CompletableFuture<Integer> started = CompletableFuture.completedFuture(Main.WELL);
    private final Shutdown shutdown = new Shutdown();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void configure() {
        environment.put("ARI_URL", asterisk.uri().toString());
        environment.put("ARI_USERNAME", asterisk.username());
        environment.put("ARI_PASSWORD", asterisk.password());
        environment.put("ROUTES", "_3X.=PJSIP/{number}@callees");
        environment.put("HTTP_PORT", Integer.toString(UnusedPort.find()));
        environment.put("DRAIN_TIMEOUT", "0");
    }

    @AfterEach
    void close() {
        shutdown.ask("the test is over");
        started.join();
        asterisk.close();
    }

    @Test
    void help_ends_well() {
        assertThat(run("--help")).isEqualTo(Main.WELL);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--route", "ARI_PASSWORD");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void an_unknown_flag_is_one_line_and_status_2() {
        assertThat(run("--rout", "x")).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint()).contains("--rout", "--help");
    }

    @Test
    void a_bad_route_is_one_line_and_status_2() {
        assertThat(run("--route", "_3X.=PJSIP/{number}")).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint()).contains("--route", "PJSIP/{number}@endpoint");
    }

    @Test
    void a_wrong_password_is_one_line_and_status_2() {
        // Given
        environment.put("ARI_PASSWORD", "wrong");

        // Then
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint())
                .contains(asterisk.uri().toString(), asterisk.username(), "ARI_PASSWORD")
                .doesNotContain("wrong");
    }

    @Test
    void a_user_who_may_only_read_is_one_line_and_status_2() {
        // Given
        asterisk.readOnlyUser(true);

        // Then
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint())
                .contains(asterisk.uri().toString(), asterisk.username(), "read_only = no", "ARI_USERNAME");
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void a_taken_port_is_one_line_and_status_2() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--http-port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(Main.WRONG_SETTING);
            assertThat(complaint()).contains(Integer.toString(taken.getLocalPort()), "--http-port");
        }
    }

    @Test
    void a_taken_port_of_hep_is_one_line_and_status_2() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(run("--hep-address", "127.0.0.1:" + taken.getLocalPort()))
                    .isEqualTo(Main.WRONG_SETTING);
            assertThat(complaint()).contains(Integer.toString(taken.getLocalPort()), "--hep-address");
        }
    }

    @Test
    void takes_a_call_once_it_is_well_and_ends_well_when_asked() {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);

        // When
        SimulatedCall call = asterisk.call("1000").dialling("3200").place().awaitAnswered();
        call.hangUp();
        asterisk.awaitQuiet();
        awaitMetric("callflow_calls_ended_total{disposition=\"answered\"} 1.0");
        shutdown.ask("SIGTERM");

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_running_instance_shows_its_calls_with_numbers_masked() throws Exception {
        // Given
        asterisk.callees().on("3315512", CalleeScript.answersAfter(Duration.ofMillis(10)));
        start();
        awaitHealth(200);
        asterisk.call("4930123456").dialling("3315512").place().awaitAnswered().hangUp();
        awaitMetric("callflow_calls_ended_total{disposition=\"answered\"} 1.0");

        // When
        String list = get("/calls").body();
        String id = list.replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");

        // Then
        assertThat(list).contains("\"plan\":\"Released\"").doesNotContain("4930123456", "3315512");
        assertThat(printed("calls")).contains(id).doesNotContain("4930123456", "3315512");
        assertThat(printed("call", id))
                .contains("caller", "leg 1", "POST channel/dial")
                .doesNotContain("3315512");
        assertThat(printed("call", id, "--follow")).contains("ChannelDestroyed");
        assertThat(printed("call", id, "--show-numbers")).contains("4930123456 -> 3315512");
        assertThat(printed("call", id, "--mermaid")).startsWith("sequenceDiagram");
        assertThat(printed("call", id, "--jsonl")).contains("\"kind\":\"start\"");
        assertThat(run("call", id, "--pcap")).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint()).contains("SIP messages are not received: set HEP_ADDRESS");
        assertThat(printed("call", id, "--as-test")).contains("@Test").doesNotContain("4930123456");
    }

    @Test
    void records_of_an_instance_that_has_ended_are_listed_with_numbers_masked() throws Exception {
        // Given
        asterisk.callees().on("3315512", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);
        asterisk.call("4930123456").dialling("3315512").place().awaitAnswered().hangUp();
        awaitMetric("callflow_calls_ended_total{disposition=\"answered\"} 1.0");
        shutdown.ask("SIGTERM");
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);

        // Then
        assertThat(printed("cdr"))
                .hasLineCount(2)
                .contains("ANSWERED", "CALLER", "********56 -> *****12")
                .doesNotContain("4930123456", "3315512");
        assertThat(printed("cdr", "--show-numbers", "--number", "301234")).contains("4930123456 -> 3315512");
        assertThat(printed("cdr", "--number", "999")).hasLineCount(1);
        assertThat(printed("cdr", "--since", "2026-01-01", "--json"))
                .hasLineCount(1)
                .contains("\"disposition\":\"ANSWERED\"")
                .doesNotContain("4930123456", "3315512");
    }

    @Test
    void records_where_none_were_ever_written_are_one_line_and_status_2_and_no_database_is_made() {
        assertThat(run("cdr")).isEqualTo(Main.WRONG_SETTING);

        assertThat(complaint()).contains("CDR_JDBC_URL");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void following_a_call_that_lives_ends_when_the_command_is_to_end() throws Exception {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        start();
        awaitHealth(200);
        asterisk.call("4930123456").dialling("3200").place().awaitAnswered();
        String id = get("/calls").body().replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");
        Shutdown interrupted = new Shutdown();
        interrupted.ask("SIGINT");

        // When
        out.reset();
        int status = run(interrupted, "call", id, "--follow");

        // Then
        assertThat(status).isEqualTo(Main.WELL);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(", live", "POST channel/dial");
    }

    @Test
    void a_call_that_is_none_and_an_instance_that_is_not_there_are_one_line() {
        assertThat(run("call", "17")).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint()).contains("the id of a call", "17");
        err.reset();
        assertThat(run("calls")).isEqualTo(Main.FAILED);
        assertThat(complaint()).contains(environment.get("HTTP_PORT"), "--http-port");
    }

    private String printed(String... arguments) {
        out.reset();
        assertThat(run(arguments)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.WELL);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void an_asterisk_that_comes_up_later_is_waited_for() {
        // Given
        asterisk.close();
        int port = UnusedPort.find();
        environment.put("ARI_URL", "http://127.0.0.1:" + port);
        CompletableFuture<Integer> running = start();
        awaitHealth(503);

        // When
        asterisk = AriSimulator.start(SimulatorSettings.defaults().withPort(port));
        awaitHealth(200);

        // Then
        assertThat(asterisk.applications()).containsExactly("b2bua");
        shutdown.ask("SIGTERM");
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
    }

    @Test
    void the_end_may_be_asked_for_while_nothing_is_there_yet() {
        // Given
        environment.put("ARI_URL", "http://127.0.0.1:" + UnusedPort.find());
        CompletableFuture<Integer> running = start();
        awaitHealth(503);

        // When
        shutdown.ask("SIGTERM");

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
    }

    @Test
    void calls_that_live_survive_the_end() {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);
        SimulatedCall call = asterisk.call("1000").dialling("3200").place().awaitAnswered();

        // When
        shutdown.ask("SIGTERM");

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
        assertThat(call.isEnded()).isFalse();
        assertThat(asterisk.bridges()).hasSize(1);
    }

    @Test
    void a_drained_instance_hands_new_calls_back_and_ends_well_after_its_last_call() throws Exception {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);
        SimulatedCall live = asterisk.call("1000").dialling("3200").place().awaitAnswered();

        // When
        assertThat(printed("drain")).isEqualToIgnoringNewLines("draining, 1 live call");
        asterisk.call("1001").dialling("3200").place();

        // Then
        asterisk.requestLog().await(Operation.CONTINUE, 1, Duration.ofSeconds(15));
        assertThat(get("/readyz").body()).contains("\"ending\"");
        assertThat(live.isEnded()).isFalse();
        assertThat(running).isNotDone();
        live.hangUp();
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
        assertThat(printed("cdr")).hasLineCount(2).contains("ANSWERED");
    }

    @Test
    void a_drain_with_a_limit_ends_as_a_signal_does_and_leaves_the_call_up() {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);
        SimulatedCall live = asterisk.call("1000").dialling("3200").place().awaitAnswered();

        // When
        printed("drain");
        out.reset();
        int status = run(new Shutdown(), "drain", "--within", "1s", "--follow");

        // Then
        assertThat(status).isEqualTo(Main.WELL);
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("draining, 1 live call")
                .endsWith("the instance has ended" + System.lineSeparator());
        assertThat(live.isEnded()).isFalse();
    }

    @Test
    void a_signal_ends_an_instance_that_drains() {
        // Given
        asterisk.callees().on("3200", CalleeScript.answersAfter(Duration.ofMillis(10)));
        CompletableFuture<Integer> running = start();
        awaitHealth(200);
        asterisk.call("1000").dialling("3200").place().awaitAnswered();
        printed("drain");

        // When
        shutdown.ask("SIGTERM");

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
    }

    @Test
    void an_instance_that_takes_no_calls_yet_ends_when_it_is_drained() {
        // Given
        environment.put("ARI_URL", "http://127.0.0.1:" + UnusedPort.find());
        CompletableFuture<Integer> running = start();
        awaitHealth(503);

        // When
        assertThat(printed("drain")).isEqualToIgnoringNewLines("draining, 0 live calls");

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.WELL);
    }

    @Test
    void dead_letters_without_a_redis_are_one_line_and_status_2() {
        assertThat(run("dead-letters")).isEqualTo(Main.WRONG_SETTING);
        assertThat(complaint()).contains("--redis-url", "REDIS_URL");
    }

    @Test
    void dead_letters_of_a_redis_that_is_away_are_one_line_and_status_1() {
        // Given
        environment.put("REDIS_URL", "redis://:secret@127.0.0.1:" + UnusedPort.find());

        // Then
        assertThat(run("dead-letters", "--requeue", "all")).isEqualTo(Main.FAILED);
        assertThat(complaint()).contains("Redis", "127.0.0.1").doesNotContain("secret");
    }

    @Test
    void an_application_that_another_client_took_over_ends_with_a_status_of_its_own() {
        // Given
        CompletableFuture<Integer> running = start();
        awaitHealth(200);

        // When
        asterisk.publish(
                "b2bua",
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "ApplicationReplaced"));

        // Then
        assertThat(running).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(Main.REPLACED);
        assertThat(complaint()).contains("b2bua", "--ari-app");
    }

    private CompletableFuture<Integer> start() {
        started = CompletableFuture.supplyAsync(this::run, task -> new Thread(task, "main-under-test").start());
        return started;
    }

    private int run(String... arguments) {
        return run(shutdown, arguments);
    }

    private int run(Shutdown shutdown, String... arguments) {
        Main main = new Main(environment, folder, printer(out), printer(err));
        return main.run(shutdown, arguments);
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String complaint() {
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("b2bua: ").hasLineCount(1);
        return text;
    }

    private void awaitHealth(int status) {
        await().atMost(UP_WITHIN)
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .until(() -> get("/healthz").statusCode() == status);
    }

    private void awaitMetric(String line) {
        await().untilAsserted(() -> assertThat(get("/metrics").body()).contains(line));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT") + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
