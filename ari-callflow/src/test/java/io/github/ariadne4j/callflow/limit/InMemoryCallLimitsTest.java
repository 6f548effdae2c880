package io.github.ariadne4j.callflow.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InMemoryCallLimitsTest extends CallLimitsContract {
    @Override
    protected CallLimits limits(LimitLookup lookup) {
        return new InMemoryCallLimits(lookup);
    }

    @Test
    void a_second_is_over_after_a_second_wherever_its_clock_stands() {
        // Given
        LimitScope account = LimitScope.account("account");
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        CallLimits limits = new InMemoryCallLimits(only(rate(account, 1)), nanos::get);
        assertThat(admitted(limits, 2, account)).hasSize(1);

        // When
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        // Then
        assertThat(admitted(limits, 2, account)).hasSize(1);
    }
}
