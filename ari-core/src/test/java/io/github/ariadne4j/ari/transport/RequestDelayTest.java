package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestDelayTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final RequestDelay delay = new RequestDelay();

    private double millisAt(long now) {
        return delay.at(now) / MILLI;
    }

    @Test
    void many_requests_bring_the_average_to_what_they_take() {
        for (int number = 0; number < 200; number++) {
            delay.add(300 * MILLI, number);
        }

        assertThat(millisAt(200)).isCloseTo(300, within(1.0));
    }

    @Test
    void a_single_request_moves_it_by_an_eighth_of_a_second_at_the_most() {
        delay.add(60 * SECOND, 0);

        assertThat(millisAt(0)).isCloseTo(125, within(0.1));
    }

    @Test
    void it_halves_with_every_second_without_requests() {
        delay.add(1_600 * MILLI, 0);

        assertThat(millisAt(0)).isCloseTo(100, within(0.1));
        assertThat(millisAt(SECOND)).isCloseTo(50, within(0.1));
        assertThat(millisAt(3 * SECOND)).isCloseTo(12.5, within(0.1));
    }

    @Test
    void without_requests_there_is_none() {
        assertThat(delay.at(SECOND)).isZero();
    }
}
