package io.github.ariadne4j.callflow.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallTimeoutsTest {
    @Test
    void the_defaults_are_pinned() {
        assertThat(CallTimeouts.defaults())
                .isEqualTo(new CallTimeouts(
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ofHours(12),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5)));
    }

    @Test
    void silence_has_no_bound_or_a_positive_one() {
        CallTimeouts defaults = CallTimeouts.defaults();
        assertThat(defaults.withLongestSilence(Duration.ZERO).longestSilence()).isZero();
        assertThatThrownBy(() -> defaults.withLongestSilence(Duration.ofMillis(-1)))
                .hasMessageContaining("longestSilence");
    }

    @Test
    void the_longest_call_lasts_a_second_at_least_since_zero_would_mean_for_ever() {
        CallTimeouts defaults = CallTimeouts.defaults();
        assertThat(defaults.withLongestCall(Duration.ofSeconds(1)).longestCall())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> defaults.withLongestCall(Duration.ofMillis(999)))
                .hasMessageContaining("longestCall");
    }
}
