package io.github.ariadne4j.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {
    private final RedisSettings settings = RedisSettings.of("redis://:s3cret@localhost");

    @Test
    void the_defaults_are_those_of_the_manual() {
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(settings.queue()).isEqualTo(10_000);
        assertThat(settings.namespace()).isEqualTo("a4j");
    }

    @Test
    void what_is_printed_holds_no_password() {
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> settings.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> settings.withQueue(0)).hasMessageContaining("queue");
        assertThatThrownBy(() -> RedisSettings.of("mysql://:s3cret@localhost")).hasMessageNotContaining("s3cret");
    }

    @Test
    void what_an_unset_variable_leaves_null_is_named() {
        assertThatThrownBy(() -> RedisSettings.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("url");
        assertThatThrownBy(() -> settings.withNamespace(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("namespace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "{a}", "é", "12345678901234567890123456789012345678901"})
    void a_namespace_is_a_short_plain_word(String namespace) {
        assertThatThrownBy(() -> settings.withNamespace(namespace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("namespace");
    }
}
