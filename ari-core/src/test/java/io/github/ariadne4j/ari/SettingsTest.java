package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Credentials WHO = new Credentials("b2bua", "canary");

    @Test
    void the_defaults_are_what_the_documentation_says() {
        AriSettings settings = AriSettings.of(URI.create("http://localhost:8088"), WHO, "b2bua");
        assertThat(settings.http()).isEqualTo(new HttpSettings(32, Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(settings.reconnect())
                .isEqualTo(new ReconnectSettings(
                        Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8088",
                "ftp://localhost",
                "http:///ari",
                "http://user:pass@host",
                "http://host?api_key=a:b"
            })
    void refuses_a_uri_that_cannot_work_or_holds_a_secret(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> AriSettings.of(URI.create(uri), WHO, "b2bua"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_asterisk:8088", "http://my_asterisk", "http://my_asterisk:8088/pbx"})
    void takes_a_host_name_with_an_underscore(String uri) {
        assertThat(AriSettings.of(URI.create(uri), WHO, "b2bua").uri()).hasToString(uri);
    }

    @Test
    void refuses_a_host_name_whose_certificate_java_cannot_verify_and_says_so() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AriSettings.of(URI.create("https://my_asterisk:8089"), WHO, "b2bua"))
                .withMessageContaining("underscore")
                .withMessageContaining("my_asterisk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a/b", "ü"})
    void refuses_an_application_name_that_asterisk_would_misread(String application) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AriSettings.of(URI.create("http://localhost"), WHO, application))
                .withMessageContaining("application");
    }

    @Test
    void names_the_setting_whose_environment_variable_is_not_set() {
        URI uri = URI.create("http://localhost");
        assertThatNullPointerException()
                .isThrownBy(() -> new Credentials("b2bua", null))
                .withMessageContaining("password");
        assertThatNullPointerException()
                .isThrownBy(() -> new Credentials(null, "canary"))
                .withMessageContaining("username")
                .withMessageNotContaining("canary");
        assertThatNullPointerException()
                .isThrownBy(() -> AriSettings.of(null, WHO, "b2bua"))
                .withMessageContaining("uri");
        assertThatNullPointerException()
                .isThrownBy(() -> AriSettings.of(uri, WHO, null))
                .withMessageContaining("application");
    }

    @Test
    void never_prints_the_password() {
        assertThat(AriSettings.of(URI.create("http://localhost"), WHO, "b2bua").toString())
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000"})
    void refuses_an_id_that_would_hit_another_operation(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId(id)).withMessageContaining("channel id");
        assertThatIllegalArgumentException().isThrownBy(() -> new BridgeId(id)).withMessageContaining("bridge id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlaybackId(id))
                .withMessageContaining("playback id");
    }

    @Test
    void refuses_an_id_that_asterisk_would_cut() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId("x".repeat(152)));
        assertThat(new ChannelId("x".repeat(151)).value()).hasSize(151);
    }
}
