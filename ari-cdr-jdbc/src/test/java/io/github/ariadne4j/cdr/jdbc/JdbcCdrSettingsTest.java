package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JdbcCdrSettingsTest {
    private final JdbcCdrSettings settings = JdbcCdrSettings.defaults();

    @Test
    void the_defaults_are_those_of_the_manual() {
        assertThat(settings)
                .isEqualTo(new JdbcCdrSettings(
                        500, Duration.ofMillis(200), 200_000, Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        assertThatThrownBy(() -> settings.withBatch(0, Duration.ZERO)).hasMessageContaining("batch");
        assertThatThrownBy(() -> settings.withBatch(1, Duration.ofMillis(-1))).hasMessageContaining("gather");
        assertThatThrownBy(() -> settings.withBatch(200_001, Duration.ZERO)).hasMessageContaining("backlog");
        assertThatThrownBy(() -> settings.withStatementTimeout(Duration.ofMillis(999)))
                .hasMessageContaining("statementTimeout");
        assertThatThrownBy(() -> settings.withFlush(Duration.ofMillis(-1))).hasMessageContaining("flush");
    }
}
