package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LifecycleIT {
    private static final String ROUTE = "--route=_3X.=PJSIP/{number}@callees";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    @Test
    void a_wrong_password_is_one_line_and_status_2() {
        // Given
        Map<String, String> settings = new HashMap<>(SERVICES.asterisk().settings());
        settings.put("ARI_PASSWORD", "wrong");

        // When
        RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE);

        // Then
        assertThat(b2bua.awaitEnd()).isEqualTo(2);
        assertThat(b2bua.complained()).hasLineCount(1).contains("ARI_PASSWORD").doesNotContain("wrong");
    }

    @Test
    void a_user_who_may_only_read_is_one_line_and_status_2() throws IOException {
        // Given
        Path users = Path.of(SERVICES.asterisk().home(), "etc", "ari.conf");
        Files.writeString(
                users, "\n[reader]\ntype = user\nread_only = yes\npassword = canary\n", StandardOpenOption.APPEND);
        SERVICES.asterisk().cli("module reload res_ari.so");
        Map<String, String> settings = new HashMap<>(SERVICES.asterisk().settings());
        settings.put("ARI_USERNAME", "reader");
        settings.put("ARI_PASSWORD", "canary");

        // When
        RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE);

        // Then
        assertThat(b2bua.awaitEnd()).isEqualTo(2);
        assertThat(b2bua.complained())
                .hasLineCount(1)
                .contains(settings.get("ARI_URL"), "reader", "read_only = no")
                .doesNotContain("canary");
    }

    /** The JVM of the application reads names from a file, as no test may add one to the machine. */
    @Test
    void an_asterisk_whose_name_has_an_underscore_is_reached(@TempDir Path folder) throws IOException {
        // Given
        Path names = Files.writeString(folder.resolve("hosts"), "127.0.0.1 my_asterisk localhost\n");
        Map<String, String> settings = new HashMap<>(SERVICES.asterisk().settings());
        settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + names);
        settings.compute(
                "ARI_URL",
                (setting, url) -> "http://my_asterisk:" + URI.create(url).getPort());

        // When
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(200);

            // Then
            assertThat(b2bua.said()).contains("ready: Asterisk").contains("at http://my_asterisk:");
        }
    }

    @Test
    void with_no_other_setting_it_runs_in_memory_and_on_a_file() {
        // Given
        try (RunningB2bua b2bua = RunningB2bua.launch(SERVICES.asterisk().settings(), ROUTE)) {
            b2bua.awaitHealth(200);

            // When
            CallerResult result = caller.call("caller-hangs-up", "3200");

            // Then
            assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(200);
            assertThat(b2bua.terminate().awaitEnd()).isZero();
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void a_live_call_survives_the_end_and_new_ones_are_refused_meanwhile() {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        CompletableFuture<CallerResult> live;
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE, "--drain-timeout=6")) {
            live = caller.calling("caller-hangs-up", "3200", 1, Duration.ofSeconds(16));
            SERVICES.asterisk().awaitTalking(1);

            // When
            b2bua.terminate().awaitHealth(503);
            CallerResult late = caller.call("refused", "3200");

            // Then
            assertThat(late.finalStatuses()).as(late.complaints()).containsExactly(503);
            assertThat(b2bua.awaitEnd()).isZero();
        }
        assertThat(live).isNotDone();
        assertThat(live.join().wentByTheScenario()).isTrue();
        SERVICES.clear();
    }

    @Test
    void a_drained_instance_ends_after_its_live_call_whose_record_is_written_and_refuses_new_ones_meanwhile()
            throws Exception {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=70=PJSIP/desk-1");
                Telephone callee = Telephone.waiting(SERVICES.asterisk(), "desk-1");
                Telephone live = Telephone.calling(SERVICES.asterisk(), "1000", "70")) {
            callee.awaitRinging().answer();
            live.awaitTalksWith(callee);

            // When
            String drained = b2bua.subcommand("drain");
            b2bua.awaitHealth(503);
            CallerResult late = caller.call("refused", "70");

            // Then
            assertThat(drained).isEqualToIgnoringNewLines("draining, 1 live call");
            assertThat(late.finalStatuses()).as(late.complaints()).containsExactly(503);
            live.awaitTalksWith(callee);
            live.hangUp();
            callee.awaitRequest("BYE");
            assertThat(b2bua.awaitEnd()).isZero();
        }
        assertThat(cdrs.awaitOne().disposition()).isEqualTo("ANSWERED");
        SERVICES.awaitNothingLeft();
    }
}
