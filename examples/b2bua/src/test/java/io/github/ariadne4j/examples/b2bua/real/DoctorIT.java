package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.doctor.DoctorReport;
import io.github.ariadne4j.examples.b2bua.doctor.Finding;
import io.github.ariadne4j.examples.b2bua.doctor.Severity;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.DoctorRun;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The delivered configuration is well; what differs from it is named with its cure. */
class DoctorIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static final RealAsterisk DELIVERED =
            RealAsterisk.start(Path.of("target/it/asterisk-delivered").toAbsolutePath());
    private static final RealAsterisk BROKEN = RealAsterisk.start(
            Path.of("target/it/asterisk-broken").toAbsolutePath(),
            Path.of("src/test/resources/asterisk-broken").toAbsolutePath());

    @AfterAll
    static void stop() {
        DELIVERED.close();
        BROKEN.close();
    }

    private static Finding finding(DoctorReport report, String subject) {
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .toList();
        assertThat(found).as(report.text()).hasSize(1);
        return found.get(0);
    }

    @Test
    void the_delivered_configuration_is_well() {
        Map<String, String> settings = new HashMap<>(DELIVERED.settings());
        settings.putAll(CdrTable.in(SERVICES.postgres()).settings());

        DoctorReport report = DoctorRun.of(settings);

        assertThat(report.status()).as(report.text()).isZero();
        assertThat(finding(report, "modules").severity()).isEqualTo(Severity.OK);
        assertThat(finding(report, "allow_transfer").severity()).isEqualTo(Severity.OK);
        assertThat(finding(report, "rtp_timeout").seen()).contains("1000");
        assertThat(finding(report, "websocket_write_timeout").seen()).isEqualTo("cannot be seen through ARI");
        assertThat(finding(report, "clock").severity()).isEqualTo(Severity.OK);
        assertThat(finding(report, "CDR tables").seen()).isEqualTo("version 9");
    }

    @Test
    void a_number_of_the_dialplan_is_called_and_hung_up() {
        DoctorReport report = DoctorRun.of(DELIVERED.settings(), "--call", "3300@callees");

        assertThat(finding(report, "test call").severity()).as(report.text()).isEqualTo(Severity.OK);
        assertThat(finding(report, "test call").seen()).matches("3300@callees was answered after \\d+ ms");
        DELIVERED.awaitEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "3486@callees, 'ended before an answer, with cause 17 (User busy)'",
        "331234567890@from-carrier, 'ended before an answer, with cause 34 (Circuit/channel congestion)'",
        "3300@nowhere, 'ended before an answer, with cause 0 (Unknown)'"
    })
    void a_test_call_that_fails_is_a_fault_with_its_cause(String number, String seen) {
        DoctorReport report = DoctorRun.of(DELIVERED.settings(), "--call", number);

        assertThat(finding(report, "test call").severity()).as(report.text()).isEqualTo(Severity.FAULT);
        assertThat(finding(report, "test call").seen()).contains(seen);
        assertThat(finding(report, "test call").cure()).contains("extensions.conf", "b2bua cdr");
    }

    @Test
    void a_user_who_may_only_read_is_named() {
        Map<String, String> settings = new HashMap<>(BROKEN.settings());
        settings.put("ARI_USERNAME", "reader");
        settings.put("ARI_PASSWORD", "reads-only");

        DoctorReport report = DoctorRun.of(settings);

        assertThat(report.status()).isEqualTo(2);
        assertThat(finding(report, "ARI user").cure()).contains("[reader]: read_only = no");
    }

    @Test
    void a_wrong_password_is_named() {
        Map<String, String> settings = new HashMap<>(BROKEN.settings());
        settings.put("ARI_PASSWORD", "wrong");

        DoctorReport report = DoctorRun.of(settings);

        assertThat(report.status()).isEqualTo(2);
        assertThat(finding(report, "Asterisk").cure()).contains("ARI_PASSWORD");
    }

    @Test
    void modules_that_are_missing_are_named() {
        DoctorReport report = DoctorRun.of(BROKEN.settings());

        assertThat(report.status()).isEqualTo(2);
        assertThat(finding(report, "module app_stasis.so").cure()).contains("load = app_stasis.so");
        assertThat(finding(report, "module res_musiconhold.so").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void endpoints_that_may_transfer_or_vanish_unseen_are_named() {
        DoctorReport report = DoctorRun.of(BROKEN.settings());

        assertThat(finding(report, "allow_transfer").seen()).contains("carrier");
        assertThat(finding(report, "rtp_timeout").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding(report, "rtp_timeout").cure()).contains("rtp_timeout = 60");
    }

    @Test
    void a_redis_without_an_append_only_file_is_a_warning() {
        Map<String, String> settings = new HashMap<>(DELIVERED.settings());
        settings.put("REDIS_URL", SERVICES.redis().url());

        DoctorReport report = DoctorRun.of(settings);

        assertThat(finding(report, "Redis").severity()).isEqualTo(Severity.OK);
        assertThat(finding(report, "Redis eviction").severity()).isEqualTo(Severity.OK);
        assertThat(finding(report, "Redis persistence").cure()).contains("appendonly yes");
    }
}
