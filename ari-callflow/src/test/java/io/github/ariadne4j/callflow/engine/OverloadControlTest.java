package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OverloadControlTest {
    private static final Duration ABOVE = Duration.ofMillis(200);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    private static final Duration BELOW = Duration.ofMillis(99);

    private final OverloadControl control = new OverloadControl(Duration.ofMillis(200));
    private long now = 1;

    private boolean refusesAfter(long millis, Duration delay) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        return control.refuses(delay, false, now);
    }

    private void overloaded() {
        refusesAfter(0, ABOVE);
        assertThat(refusesAfter(500, ABOVE)).isTrue();
    }

    @Test
    void a_burst_is_served() {
        assertThat(refusesAfter(0, Duration.ofSeconds(5))).isFalse();
        assertThat(refusesAfter(499, Duration.ofSeconds(4))).isFalse();
        assertThat(refusesAfter(50, BETWEEN)).isFalse();
        assertThat(refusesAfter(0, ABOVE)).as("the time begins anew").isFalse();
    }

    @Test
    void a_delay_that_stays_above_the_limit_refuses() {
        refusesAfter(0, ABOVE);

        assertThat(refusesAfter(450, ABOVE)).isFalse();
        assertThat(refusesAfter(50, ABOVE)).isTrue();
    }

    @Test
    void refusing_ends_below_half_of_the_limit_and_not_before() {
        overloaded();

        assertThat(refusesAfter(100, BETWEEN)).isTrue();
        assertThat(refusesAfter(100, BELOW)).isFalse();
        assertThat(refusesAfter(100, BETWEEN)).isFalse();
    }

    @Test
    void soon_after_an_overload_the_next_begins_at_once() {
        overloaded();
        refusesAfter(100, BELOW);

        assertThat(refusesAfter(1_500, ABOVE)).isTrue();
    }

    @Test
    void long_after_an_overload_a_burst_is_served_again() {
        overloaded();
        refusesAfter(100, BELOW);

        assertThat(refusesAfter(2_000, ABOVE)).isFalse();
        assertThat(refusesAfter(499, ABOVE)).isFalse();
        assertThat(refusesAfter(1, ABOVE)).isTrue();
    }

    @Test
    void a_limit_of_zero_refuses_nothing() {
        OverloadControl off = new OverloadControl(Duration.ZERO);

        assertThat(off.refuses(Duration.ofMinutes(1), true, now)).isFalse();
        assertThat(off.refuses(Duration.ofMinutes(1), true, now + TimeUnit.MINUTES.toNanos(1)))
                .isFalse();
    }

    @Test
    void set_ups_that_stay_full_refuse_and_from_then_on_a_call_is_taken_whenever_there_is_room() {
        assertThat(control.refuses(BELOW, true, now)).isFalse();
        now += TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(control.refuses(BELOW, true, now)).isTrue();
        assertThat(control.refuses(BELOW, false, now)).isFalse();
        assertThat(control.refuses(BELOW, true, now + 1)).isTrue();
    }

    @Test
    void two_calls_far_apart_that_each_find_a_moment_of_delay_are_taken() {
        assertThat(refusesAfter(0, ABOVE)).isFalse();

        assertThat(refusesAfter(60_000, ABOVE)).isFalse();
    }
}
