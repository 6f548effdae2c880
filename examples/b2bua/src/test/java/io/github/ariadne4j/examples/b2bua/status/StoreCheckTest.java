package io.github.ariadne4j.examples.b2bua.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreCheckTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicInteger pings = new AtomicInteger();
    private CompletionStage<Void> answer = CompletableFuture.completedStage(null);
    private final StoreCheck check = new StoreCheck(
            "store",
            "the store",
            () -> {
                pings.incrementAndGet();
                return answer;
            },
            nanos::get);

    @Test
    void a_store_that_answers_is_well_and_is_asked_once_a_second_only() {
        // When
        List<UnavailabilityReason> first = check.reasons();
        pass(Duration.ofMillis(999));
        List<UnavailabilityReason> second = check.reasons();

        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(pings).hasValue(1);
    }

    @Test
    void a_store_that_fails_is_complained_of_until_it_answers_again() {
        // Given
        answer = CompletableFuture.failedStage(new IllegalStateException("gone\nfor lunch"));

        // Then
        assertThat(check.reasons())
                .containsExactly(new UnavailabilityReason("store", "the store fails: gone for lunch"));

        // When
        answer = CompletableFuture.completedStage(null);
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(check.reasons()).isEmpty();
    }

    @Test
    void a_store_that_owes_an_answer_is_not_asked_again() {
        // Given
        answer = new CompletableFuture<>();

        // When
        assertThat(check.reasons()).containsExactly(new UnavailabilityReason("store", "the store does not answer"));
        pass(Duration.ofMinutes(1));
        assertThat(check.reasons()).containsExactly(new UnavailabilityReason("store", "the store does not answer"));

        // Then
        assertThat(pings).hasValue(1);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
