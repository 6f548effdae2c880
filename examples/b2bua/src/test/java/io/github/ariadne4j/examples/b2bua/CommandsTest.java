package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subcommands against a server that answers as an instance does. */
class CommandsTest {
    private static final String LIVE = "0199d2a0-0000-8000-8000-000000000001";
    private static final String ENDED = "0199d2a0-0000-8000-8000-000000000002";
    private static final String LAST_ANSWER = draining(0);
    private static final String TOKEN = "token-of-this-process";

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    /** What the instance says of its drain, from one request to the next; then it is gone. */
    private final Deque<String> drain = new ConcurrentLinkedDeque<>();

    /** The ladder of the live call, from one request to the next; the last one stays. */
    private final Deque<String> ladders = new ConcurrentLinkedDeque<>();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), UnusedPort.find()), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
        requests.add(request);
        if (request.equals("GET /api/token")) {
            send(exchange, 200, "{\"csrf\":\"" + TOKEN + "\"}");
        } else if (request.equals("GET /calls/" + LIVE)) {
            send(exchange, 200, ladders.size() > 1 ? ladders.removeFirst() : ladders.getFirst());
        } else if (request.equals("GET /api/drain")) {
            String state = drain.removeFirst();
            send(exchange, 200, state);
            if (state.equals(LAST_ANSWER)) {
                server.stop(0);
            }
        } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-CSRF-Token"))) {
            send(exchange, 403, "X-CSRF-Token is missing or wrong: see /api/token\n");
        } else if (request.equals("POST /api/calls/" + LIVE + "/hangup")) {
            send(exchange, 202, "{\"state\":\"requested\"}");
        } else if (request.startsWith("POST /api/drain")) {
            send(exchange, 202, draining(3));
        } else {
            send(exchange, 404, "no such call lives\n");
        }
    }

    private static String draining(int calls) {
        return "{\"state\":\"draining\",\"calls\":" + calls + "}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private int run(String... arguments) {
        Map<String, String> environment =
                Map.of("HTTP_PORT", Integer.toString(server.getAddress().getPort()));
        Main main = new Main(environment, folder, printer(out), printer(err));
        return main.run(new Shutdown(), arguments);
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String complaint() {
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("b2bua: ").hasLineCount(1);
        return text;
    }

    @Test
    void a_live_call_is_hung_up_with_the_token_of_the_instance() {
        assertThat(run("hangup", LIVE)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Main.WELL);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("call " + LIVE + " is being hung up");
        assertThat(requests).containsExactly("GET /api/token", "POST /api/calls/" + LIVE + "/hangup");
    }

    @Test
    void a_call_that_does_not_live_is_one_line_and_status_2() {
        assertThat(run("hangup", ENDED)).isEqualTo(Main.WRONG_SETTING);

        assertThat(complaint()).contains("no such call lives");
        assertThat(out.size()).isZero();
    }

    @Test
    void an_instance_that_is_not_there_is_one_line_and_status_1() {
        server.stop(0);

        assertThat(run("hangup", LIVE)).isEqualTo(Main.FAILED);

        assertThat(complaint()).contains("--http-port");
    }

    private static String ladder(String state, String... lines) {
        return "call " + LIVE + "\n1000 -> 3200" + state + "\nSIP: \n\n   seconds     delta\n"
                + Stream.of(lines).map(line -> line + '\n').collect(Collectors.joining());
    }

    @Test
    void a_call_that_is_followed_is_shown_with_the_sip_messages_that_arrive_after_its_end() {
        ladders.addAll(List.of(
                ladder(", Connected, live", "INVITE"),
                ladder(", Released", "INVITE", "BYE"),
                ladder(", Released", "INVITE", "BYE"),
                ladder(", Released", "INVITE", "BYE", "200 (BYE)")));

        assertThat(run("call", LIVE, "--follow")).isEqualTo(Main.WELL);

        assertThat(lines()).endsWith("INVITE", "BYE", "200 (BYE)").hasSize(8);
        assertThat(requests).hasSize(5);
    }

    @Test
    void a_call_that_ended_before_it_is_followed_is_shown_once() {
        ladders.add(ladder(", Released", "INVITE", "BYE"));

        assertThat(run("call", LIVE, "--follow")).isEqualTo(Main.WELL);

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_drain_tells_how_many_calls_live_and_returns() {
        assertThat(run("drain", "--within", "10m")).isEqualTo(Main.WELL);

        assertThat(lines()).containsExactly("draining, 3 live calls");
        assertThat(requests).containsExactly("GET /api/token", "POST /api/drain?within=600");
    }

    @Test
    void a_drain_that_is_followed_prints_each_change_until_nothing_listens_any_more() {
        drain.addAll(List.of(draining(3), draining(1), LAST_ANSWER));

        assertThat(run("drain", "--follow")).isEqualTo(Main.WELL);

        assertThat(lines())
                .containsExactly(
                        "draining, 3 live calls",
                        "draining, 1 live call",
                        "draining, 0 live calls",
                        "the instance has ended");
        assertThat(requests).startsWith("GET /api/token", "POST /api/drain", "GET /api/drain");
    }

    @Test
    void a_drain_that_is_followed_ends_when_a_later_start_serves_at_the_port() {
        drain.addAll(List.of(draining(1), "{\"state\":\"serving\",\"calls\":0}"));

        assertThat(run("drain", "--follow")).isEqualTo(Main.WELL);

        assertThat(lines()).endsWith("draining, 1 live call", "the instance has ended");
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void bash_completes_subcommands_and_their_options() throws Exception {
        assertThat(run("completion")).isEqualTo(Main.WELL);
        Path script = folder.resolve("b2bua.bash");
        Files.writeString(script, out.toString(StandardCharsets.UTF_8));

        assertThat(completed(script, "b2bua", "han")).containsExactly("hangup");
        assertThat(completed(script, "b2bua", "call", "--fo")).containsExactly("--follow");
        assertThat(completed(script, "b2bua", "--ro")).contains("--route");
    }

    private static List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        String line = String.join(" ", words);
        String commands = "source '" + script + "' && COMP_WORDS=(" + line + ") COMP_CWORD=" + (words.length - 1)
                + " COMP_LINE='" + line + "' && { _complete_b2bua || true; } && printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said.lines().map(String::strip).toList();
    }
}
