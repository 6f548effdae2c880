package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.asterisk.AsteriskFeature;
import io.github.ariadne4j.ari.asterisk.AsteriskFeatures;
import io.github.ariadne4j.ari.connection.ConnectionState;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
    private static final String PARTS =
            "{\"apiVersion\":\"VERSION\",\"apis\":[{\"path\":\"/api-docs/channels.{format}\"},{\"path\":\"/api-docs/events.{format}\"}]}";
    private static final String CHANNELS =
            "{\"apis\":[{\"path\":\"/channels/{channelId}/progress\",\"operations\":[{\"httpMethod\":\"POST\"}]},"
                    + "{\"path\":\"/channels/{channelId}/variable\",\"operations\":[{\"httpMethod\":\"POST\",\"parameters\":"
                    + "[{\"name\":\"channelId\",\"paramType\":\"path\"},{\"name\":\"report_events\",\"paramType\":\"query\"}]}]}]}";
    private static final String EVENTS = "{\"apis\":[],\"models\":{\"RESTRequest\":{}}}";

    private FakeAsterisk asterisk;

    @BeforeEach
    void serve() throws IOException {
        asterisk = FakeAsterisk.ofVersion("22.10.1");
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    private AriClient connected() {
        return AriClient.connect(asterisk.settings(new Credentials("b2bua", "secret")));
    }

    private static AsteriskFeatures of(AriClient ari) {
        return ari.features().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "API version {0}")
    @ValueSource(strings = {"10.0.0", "11.0.0", "12.0.0", "99.1.2"})
    void features_are_told_by_the_description_whatever_the_version(String version) {
        asterisk.serve("/ari/api-docs/resources.json", PARTS.replace("VERSION", version));
        asterisk.serve("/ari/api-docs/channels.json", CHANNELS);
        asterisk.serve("/ari/api-docs/events.json", EVENTS);
        try (AriClient ari = connected()) {
            assertThat(of(ari).all())
                    .containsExactlyInAnyOrder(
                            AsteriskFeature.PROGRESS,
                            AsteriskFeature.REPORTED_VARIABLES,
                            AsteriskFeature.REST_OVER_WEBSOCKET);
            assertThat(of(ari).supports("POST", "/channels/{channelId}/progress"))
                    .isTrue();
            assertThat(asterisk.timesAsked("/ari/api-docs/channels.json")).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_does_not_describe_itself_has_none() {
        try (AriClient ari = connected()) {
            assertThat(of(ari).all()).isEmpty();
            assertThat(of(ari).has(AsteriskFeature.PROGRESS)).isFalse();
        }
    }

    /** ari4java itself refuses to connect to an API version after 10.0.0. */
    @ParameterizedTest(name = "Asterisk {0}, API {1}")
    @CsvSource({"23.4.1, 11.0.0", "24.0.0, 12.0.0", "GIT-master-0123abcd, 12.0.0"})
    void an_asterisk_of_a_later_branch_connects(String version, String api) throws Exception {
        try (FakeAsterisk later = FakeAsterisk.ofVersion(version)) {
            later.serve("/ari/api-docs/resources.json", PARTS.replace("VERSION", api));
            later.serve("/ari/api-docs/channels.json", CHANNELS);
            later.serve("/ari/api-docs/events.json", EVENTS);
            try (AriClient ari = AriClient.connect(later.settings(new Credentials("b2bua", "secret")))) {
                assertThat(ari.server().version()).isEqualTo(version);
                assertThat(of(ari).has(AsteriskFeature.PROGRESS)).isTrue();
                assertThat(ari.ari4java()
                                .asterisk()
                                .getInfo()
                                .execute()
                                .getSystem()
                                .getVersion())
                        .isEqualTo(version);
            }
        }
    }

    @Test
    void nobody_is_asked_before_somebody_wants_to_know() {
        try (AriClient ari = connected()) {
            assertThat(ari.state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(asterisk.timesAsked("/ari/api-docs/resources.json")).isZero();
        }
    }
}
