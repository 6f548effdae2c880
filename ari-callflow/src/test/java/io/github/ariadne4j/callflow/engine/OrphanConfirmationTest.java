package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OrphanConfirmationTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final OrphanConfirmation sightings = new OrphanConfirmation(Duration.ofSeconds(10), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void what_is_there_ten_seconds_later_as_well_is_confirmed() {
        assertThat(sightings.confirmed(Set.of("leg"))).isEmpty();
        pass(Duration.ofSeconds(10));

        assertThat(sightings.confirmed(Set.of("leg"))).containsExactly("leg");
    }

    @Test
    void a_second_look_too_early_proves_nothing() {
        sightings.confirmed(Set.of("leg"));
        pass(Duration.ofMillis(9_999));

        assertThat(sightings.confirmed(Set.of("leg"))).isEmpty();
        assertThat(sightings.isUnsure()).isTrue();
    }

    @Test
    void what_was_gone_in_between_begins_again() {
        sightings.confirmed(Set.of("leg"));
        pass(Duration.ofSeconds(6));
        sightings.confirmed(Set.of());
        assertThat(sightings.isUnsure()).isFalse();
        sightings.confirmed(Set.of("leg"));
        pass(Duration.ofSeconds(6));

        assertThat(sightings.confirmed(Set.of("leg"))).isEmpty();
    }
}
