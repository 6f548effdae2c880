package io.github.ariadne4j.examples.b2bua.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.AsteriskBuild;
import io.github.ariadne4j.ari.model.AsteriskConfig;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {
    private final FakeAsterisk asterisk = new FakeAsterisk();

    /** As the delivered configuration makes it, unless a test says otherwise. */
    private static final class FakeAsterisk implements AsteriskInspector {
        private String version = "22.11.0";
        private String entityId = "02:00:00:00:00:01";
        private boolean mayWrite = true;
        private boolean served;
        private final List<String> modules = new ArrayList<>(delivered());
        private final Map<String, Map<String, String>> endpoints = new HashMap<>();
        private final Map<String, String> configured = new HashMap<>();
        private Duration lead = Duration.ZERO;

        FakeAsterisk() {
            endpoint("carrier", "false", "60");
        }

        private static List<String> delivered() {
            try (Stream<String> lines = Files.lines(Path.of("asterisk/modules.conf"))) {
                return lines.filter(line -> line.startsWith("load = "))
                        .map(line -> line.split("[ ;]+", -1)[2])
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void endpoint(String name, String transfer, String rtp) {
            endpoints.put(name, Map.of("allow_transfer", transfer, "rtp_timeout", rtp, "rtp_timeout_hold", rtp));
        }

        @Override
        public AsteriskInfo info() {
            return new AsteriskInfo(
                    entityId,
                    version,
                    null,
                    null,
                    new AsteriskBuild("", "", "", "", "", ""),
                    new AsteriskConfig("", "", null, null, null, "", ""));
        }

        @Override
        public boolean mayWrite() {
            return mayWrite;
        }

        @Override
        public boolean isServed(String application) {
            return served;
        }

        @Override
        public List<String> modules() {
            return modules;
        }

        @Override
        public List<String> endpoints() {
            return List.copyOf(endpoints.keySet());
        }

        @Override
        public Map<String, String> endpoint(String name) {
            Map<String, String> options = endpoints.get(name);
            if (options.isEmpty()) {
                throw new AriNotFoundException("endpoint " + name, 404);
            }
            return options;
        }

        @Override
        public Optional<String> configured(String file, String section, String key) {
            return Optional.ofNullable(configured.get(file + ' ' + key));
        }

        @Override
        public Optional<Duration> clockLead() {
            return Optional.of(lead);
        }
    }

    private static List<Finding> bad(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.NOTE) > 0)
                .toList();
    }

    private Finding only(AsteriskCheck check) {
        List<Finding> bad = bad(check.check(asterisk));
        assertThat(bad).hasSize(1);
        return bad.get(0);
    }

    @Test
    void the_modules_of_the_delivered_configuration_are_enough() {
        assertThat(new ModuleCheck().check(asterisk))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.OK);
    }

    @Test
    void a_module_that_calls_need_is_a_fault_with_the_line_that_loads_it() {
        asterisk.modules.remove("app_stasis.so");

        Finding finding = only(new ModuleCheck());

        assertThat(finding.severity()).isEqualTo(Severity.FAULT);
        assertThat(finding.subject()).isEqualTo("module app_stasis.so");
        assertThat(finding.cure()).contains("modules.conf: load = app_stasis.so");
    }

    @Test
    void a_module_that_some_calls_need_is_a_warning_that_says_which() {
        asterisk.modules.remove("res_musiconhold.so");

        Finding finding = only(new ModuleCheck());

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).contains("ringback=music");
    }

    @Test
    void a_user_who_may_only_read_is_a_fault() {
        asterisk.mayWrite = false;

        Finding finding = only(new PermissionCheck("b2bua"));

        assertThat(finding.severity()).isEqualTo(Severity.FAULT);
        assertThat(finding.cure()).contains("[b2bua]: read_only = no");
    }

    @Test
    void an_asterisk_without_an_identity_is_a_fault() {
        asterisk.entityId = "00:00:00:00:00:00";

        assertThat(only(new IdentityCheck("b2bua")).cure()).contains("entityid = ");
    }

    @Test
    void an_application_that_is_served_is_told() {
        asterisk.served = true;

        assertThat(new IdentityCheck("b2bua").check(asterisk))
                .anySatisfy(finding -> assertThat(finding.cure()).contains("--ari-app"));
    }

    @Test
    void what_ari_does_not_show_is_said_and_not_guessed() {
        assertThat(new ServerLimitCheck().check(asterisk)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.seen()).isEqualTo("cannot be seen through ARI");
            assertThat(finding.cure()).startsWith("check ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "10000"})
    void a_write_time_out_that_is_too_short_or_too_long_is_a_warning(String millis) {
        asterisk.configured.put("ari.conf websocket_write_timeout", millis);
        asterisk.configured.put("http.conf sessionlimit", "200");

        assertThat(only(new ServerLimitCheck()).cure()).contains("websocket_write_timeout = 1000");
    }

    @Test
    void few_sessions_of_http_are_a_warning() {
        asterisk.configured.put("ari.conf websocket_write_timeout", "1000");
        asterisk.configured.put("http.conf sessionlimit", "40");

        assertThat(only(new ServerLimitCheck()).cure()).contains("sessionlimit = 200");
    }

    @Test
    void endpoints_that_may_transfer_are_named() {
        asterisk.endpoint("desk", "true", "60");

        Finding finding = only(new EndpointCheck());

        assertThat(finding.seen()).contains("desk").doesNotContain("carrier");
        assertThat(finding.cure()).contains("allow_transfer = no");
    }

    @Test
    void a_party_that_vanishes_unseen_is_a_warning_where_no_endpoint_has_a_time_out() {
        asterisk.endpoint("carrier", "false", "0");

        assertThat(bad(new EndpointCheck().check(asterisk)))
                .extracting(Finding::subject)
                .containsExactly("rtp_timeout", "rtp_timeout_hold");
    }

    @Test
    void one_endpoint_without_a_time_out_among_others_is_told() {
        asterisk.endpoint("load-test", "false", "0");

        assertThat(bad(new EndpointCheck().check(asterisk))).isEmpty();
        assertThat(new EndpointCheck().check(asterisk))
                .anySatisfy(finding -> assertThat(finding.seen()).contains("load-test"));
    }

    @ParameterizedTest
    @CsvSource({
        "22.10.0, WARNING",
        "22.10.1, NOTE",
        "22.11.0, OK",
        "22.11.0-rc1, WARNING",
        "23.4.0, WARNING",
        "23.4.1, OK",
        "18.9.0, FAULT",
        "GIT-x, NOTE"
    })
    void versions_are_judged_by_what_is_known_of_them(String version, Severity worst) {
        asterisk.version = version;

        assertThat(new VersionCheck().check(asterisk))
                .extracting(Finding::severity)
                .contains(worst)
                .allSatisfy(severity -> assertThat(severity).isLessThanOrEqualTo(worst));
    }

    @Test
    void a_clock_that_differs_is_a_warning_that_says_by_how_much() {
        asterisk.lead = Duration.ofSeconds(-7);

        assertThat(only(new ClockCheck()).seen()).contains("7 s behind");
    }

    @Test
    void copies_of_sip_messages_that_go_elsewhere_are_a_warning() {
        HepCheck hep = new HepCheck("127.0.0.1:9060");
        asterisk.modules.addAll(List.of("res_hep.so", "res_hep_pjsip.so"));
        assertThat(hep.check(asterisk)).extracting(Finding::severity).containsExactly(Severity.NOTE);

        asterisk.configured.put("hep.conf capture_address", "10.0.0.1:9060");
        assertThat(only(hep).cure()).contains("capture_address = 127.0.0.1:9060");

        asterisk.modules.remove("res_hep_pjsip.so");
        assertThat(only(hep).cure()).contains("res_hep_pjsip.so");
    }

    @Test
    void a_redis_that_drops_sessions_or_takes_no_writes_is_found() {
        Map<String, String> info = new HashMap<>(Map.of(
                "redis_version", "7.0.15",
                "role", "master",
                "maxmemory_policy", "noeviction",
                "aof_enabled", "1",
                "connected_slaves", "1"));
        assertThat(RedisCheck.judge(info)).extracting(Finding::severity).containsOnly(Severity.OK);

        info.put("maxmemory_policy", "allkeys-lru");
        info.put("aof_enabled", "0");
        info.put("role", "slave");
        info.put("redis_version", "6.0.16");
        assertThat(bad(RedisCheck.judge(info)))
                .extracting(Finding::severity)
                .containsExactly(Severity.FAULT, Severity.FAULT, Severity.WARNING, Severity.WARNING);
    }

    @Test
    void the_worst_finding_is_the_status_and_each_cure_stands_below_its_line() {
        DoctorReport report = new DoctorReport(
                List.of(Finding.ok("clock", "agrees"), Finding.warning("HEP", "is off", "hep.conf: enabled = yes")));

        assertThat(report.status()).isEqualTo(1);
        assertThat(report.text().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("[ ok ]").endsWith("agrees"),
                        line -> assertThat(line).startsWith("[warn]").endsWith("is off"),
                        line -> assertThat(line).endsWith("-> hep.conf: enabled = yes"),
                        line -> assertThat(line).isEqualTo("0 faults, 1 warning"));
        assertThat(report.json()).startsWith("{\"status\":1,\"findings\":[{\"subject\":\"clock\",\"severity\":\"ok\"");
        assertThat(new DoctorReport(List.of(Finding.fault("a", "b", "c"))).status())
                .isEqualTo(2);
    }
}
