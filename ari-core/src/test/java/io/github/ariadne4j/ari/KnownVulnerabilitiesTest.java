package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownVulnerabilitiesTest {
    private static final Credentials USER = new Credentials("b2bua", "secret");

    @RegisterExtension
    final LogBook log = new LogBook();

    @ParameterizedTest
    @ValueSource(
            strings = {"22.10.0", "22.9.0~dfsg+1", "20.20.0", "20.7", "21.12.2", "23.4.0", "18.26.4", "16.2.1~dfsg-1"})
    void a_release_before_the_fix_has_vulnerabilities(String version) {
        assertThat(KnownVulnerabilities.of(version))
                .extracting(KnownVulnerabilities.Vulnerability::advisory)
                .contains("GHSA-vrfp-mg3q-3959");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22.10.1",
                "22.10.1+dfsg+~cs6.17.60671434-1",
                "22.11.0-rc1",
                "20.20.1",
                "21.12.3",
                "23.4.1",
                "24.0.0",
            })
    void a_release_after_it_has_none(String version) {
        assertThat(KnownVulnerabilities.of(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIT-master-abc123",
                "certified/20.7-cert5",
                "certified-20.7-cert5",
                "20.7-cert5",
                "unknown",
                "x.y.z",
                "99999999999.1.1",
                "22.99999999999"
            })
    void of_a_version_that_cannot_be_told_nothing_is_said(String version) {
        assertThat(KnownVulnerabilities.of(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.10.0", "20.20.0~dfsg+1"})
    void they_are_warned_of_at_connect(String version) throws Exception {
        try (FakeAsterisk asterisk = FakeAsterisk.ofVersion(version)) {
            AriClient.connect(asterisk.settings(USER)).close();
        }
        assertThat(log.warnings())
                .hasSize(2)
                .allMatch(line -> line.contains("Asterisk " + version))
                .anyMatch(line -> line.contains("GHSA-vrfp-mg3q-3959") && line.contains("SHELL()"))
                .anyMatch(line -> line.contains("GHSA-wcvv-g26m-wx5c") && line.contains("read-only"));
    }

    @Test
    void a_version_without_vulnerabilities_is_not_warned_of() throws Exception {
        try (FakeAsterisk asterisk = FakeAsterisk.ofVersion("22.10.1")) {
            AriClient.connect(asterisk.settings(USER)).close();
        }
        assertThat(log.warnings()).isEmpty();
    }
}
