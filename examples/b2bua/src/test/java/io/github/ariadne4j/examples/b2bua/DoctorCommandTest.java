package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @TempDir
    private Path folder;

    private final AriSimulator asterisk = ASTERISK.simulator();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ARI_URL", asterisk.uri().toString(),
            "ARI_USERNAME", asterisk.username(),
            "ARI_PASSWORD", asterisk.password()));

    private int run(String... arguments) {
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Main(environment, folder, printer, printer).run(new Shutdown(), arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_must_be_mended_stands_with_its_cure_and_is_the_status() {
        asterisk.readOnlyUser(true);

        assertThat(run("doctor")).isEqualTo(2);
        assertThat(said()).contains("[FAIL]  ARI user", "-> ari.conf", "read_only = no", " faults, ");
    }

    @Test
    void an_asterisk_that_is_not_there_does_not_hide_the_stores() {
        environment.put("ARI_URL", "http://127.0.0.1:1");
        environment.put("REDIS_URL", "redis://:secret@127.0.0.1:1");

        assertThat(run("doctor")).isEqualTo(2);
        assertThat(said())
                .contains("[FAIL]  Asterisk", "[FAIL]  Redis", "CDR database")
                .doesNotContain("secret");
    }

    @Test
    void a_program_reads_one_object() throws IOException {
        int status = run("doctor", "--json");

        JsonNode report = JsonMapper.builder().build().readTree(said());
        assertThat(report.path("status").asInt()).isEqualTo(status);
        assertThat(report.path("findings"))
                .anySatisfy(
                        finding -> assertThat(finding.path("severity").asText()).isEqualTo("ok"))
                .allSatisfy(
                        finding -> assertThat(finding.path("subject").asText()).isNotEmpty());
    }

    @Test
    void a_test_call_tells_how_it_went() {
        asterisk.callees().on("3312", CalleeScript.answersAfter(Duration.ZERO));
        asterisk.callees().on("3314", CalleeScript.busy());

        run("doctor", "--call", "3312@callees");
        assertThat(said()).containsPattern("\\[ ok ]  test call +3312@callees was answered after \\d+ ms");
        run("doctor", "--call", "3314@callees");
        assertThat(said()).contains("[FAIL]  test call", "3314@callees ended before an answer, with cause 17");
        asterisk.awaitQuiet();
    }

    @Test
    void a_test_call_needs_a_number_and_a_context() {
        assertThat(run("doctor", "--call", "3312")).isEqualTo(Main.WRONG_SETTING);
        assertThat(run("doctor", "--call", "3312&PJSIP/x@callees")).isEqualTo(Main.WRONG_SETTING);
        assertThat(said()).contains("--call: it must be a number and its context");
    }

    @Test
    void needs_no_route_but_the_password() {
        environment.remove("ARI_PASSWORD");

        assertThat(run("doctor")).isEqualTo(Main.WRONG_SETTING);
        assertThat(said()).startsWith("b2bua: the ARI password is missing");
    }
}
