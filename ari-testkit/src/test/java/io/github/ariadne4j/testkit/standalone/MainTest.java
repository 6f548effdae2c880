package io.github.ariadne4j.testkit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.AriSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tells_its_address_and_obeys_until_it_is_told_to_end() {
        // When
        int code = run("channels\ncall 1000\ndance\nquit\n", "--port", "0", "--user", "me", "--password", "secret");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Simulated Asterisk on http://127.0.0.1:")
                .contains("user me")
                .contains("[]")
                .contains("usage: call FROM TO APPLICATION; connected applications: []")
                .contains("Commands: call FROM TO");
    }

    @Test
    void help_lists_the_options() {
        // When
        int code = run("", "--help");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port N", "--password TEXT", "--http-only");
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, unknown option: --nonsense",
        "--port, --port needs a value",
        "--port=1, unknown option: --port=1"
    })
    void wrong_options_are_named(String option, String complaint) {
        // When
        int code = run("", option);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(complaint, "--help");
    }

    @Test
    void port_must_be_one() {
        assertThat(run("", "--port", "70000")).isEqualTo(2);
        assertThat(run("", "--port", "many")).isEqualTo(2);
    }

    @Test
    void port_that_is_taken_is_named() {
        // Given
        try (AriSimulator other = AriSimulator.start()) {
            String port = Integer.toString(other.uri().getPort());

            // When
            int code = run("quit\n", "--port", port);

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot serve on port " + port);
        }
    }

    @Test
    void the_console_is_served_over_http_as_well() throws Exception {
        try (AriSimulator asterisk = AriSimulator.start();
                ConsolePort port = ConsolePort.serve(new Console(asterisk), 0)) {
            assertThat(told(port, "channels")).isEqualTo("[]\n");
            assertThat(told(port, "call 1000 3314"))
                    .isEqualTo("usage: call FROM TO APPLICATION; connected applications: []\n");
            assertThat(told(port, "hangup\n")).isEqualTo("done\n");
            assertThat(told(port, "quit")).startsWith("Commands: ");
        }
    }

    private static String told(ConsolePort port, String command) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(port.uri())
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void the_port_of_the_console_that_is_taken_is_named() {
        try (AriSimulator other = AriSimulator.start()) {
            String port = Integer.toString(other.uri().getPort());
            int code = run("quit\n", "--port", "0", "--console-port", port);
            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot serve the console on port " + port);
        }
    }

    private int run(String console, String... args) {
        return Main.run(
                args,
                new StringReader(console),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
