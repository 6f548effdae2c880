package io.github.ariadne4j.ari.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 200", "5, 3200", "6, 5000", "1000, 5000"})
    void doubles_up_to_its_bound(int tries, long millis) {
        assertThat(new Backoff(FIRST, LONGEST, () -> 1.0).after(tries)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void is_spread_over_half_of_the_pause() {
        assertThat(new Backoff(FIRST, LONGEST, () -> 0.0).after(1)).isEqualTo(Duration.ofMillis(100));
    }
}
