package io.github.ariadne4j.callflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Refusal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRateTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private int admitted(CallRate rate, int asked) {
        return (int) IntStream.range(0, asked)
                .filter(call -> rate.admit(Attempts.dialling("1")) == GateDecision.ADMITTED)
                .count();
    }

    @Test
    void a_burst_of_a_seconds_calls_is_taken_and_the_next_one_is_refused_with_503() {
        CallRate rate = CallRate.of(5, nanos::get);

        assertThat(admitted(rate, 5)).isEqualTo(5);
        assertThat(rate.admit(Attempts.dialling("1")))
                .isEqualTo(new GateDecision.Refused(HangupCause.CONGESTION, Refusal.CALL_RATE));
    }

    @Test
    void calls_are_taken_again_as_they_fall_due() {
        CallRate rate = CallRate.of(5, nanos::get);
        admitted(rate, 5);

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(199));
        assertThat(admitted(rate, 1)).isZero();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(admitted(rate, 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 1_000})
    void three_times_the_rate_for_ten_seconds_gets_the_rate_and_the_burst(int perSecond) {
        CallRate rate = CallRate.of(perSecond, nanos::get);

        long start = nanos.get();
        int admitted = 0;
        for (int call = 0; call < 30 * perSecond; call++) {
            nanos.set(start + TimeUnit.SECONDS.toNanos(call) / (3L * perSecond));
            admitted += admitted(rate, 1);
        }

        assertThat(admitted).isBetween(10 * perSecond, 11 * perSecond);
    }

    @Test
    void a_long_pause_saves_nothing_up() {
        CallRate rate = CallRate.of(3, nanos::get);
        nanos.addAndGet(TimeUnit.DAYS.toNanos(30));

        assertThat(admitted(rate, 100)).isEqualTo(3);
    }

    @Test
    void a_rate_below_one_is_none() {
        assertThatThrownBy(() -> CallRate.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
