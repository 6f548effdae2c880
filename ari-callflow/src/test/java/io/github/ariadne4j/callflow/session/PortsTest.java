package io.github.ariadne4j.callflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void a_store_that_never_answers_has_failed_when_its_time_is_over() {
        // When
        CompletionStage<String> asked = Ports.ask(SHORT, CompletableFuture::new);

        // Then
        assertThat(asked)
                .failsWithin(SOON)
                .withThrowableOfType(Exception.class)
                .withCauseInstanceOf(SessionStoreException.class)
                .withMessageContaining("the store did not answer within PT0.05S");
    }

    @Test
    void every_one_of_many_that_are_not_answered_fails() {
        // Given
        List<CompletableFuture<String>> asked = IntStream.range(0, 1_000)
                .mapToObj(at -> at % 2 == 0
                        ? Ports.<String>ask(SHORT, CompletableFuture::new).toCompletableFuture()
                        : Ports.ask(SHORT, () -> CompletableFuture.completedStage("answer"))
                                .toCompletableFuture())
                .toList();

        // When
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new));

        // Then
        assertThat(all).failsWithin(SOON);
        assertThat(asked)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(500);
    }

    @Test
    void the_time_of_one_that_is_asked_after_others_have_failed_is_over_as_well() {
        // Given
        assertThat(Ports.ask(SHORT, CompletableFuture::new)).failsWithin(SOON);

        // When
        CompletionStage<String> later = Ports.ask(SHORT, CompletableFuture::new);

        // Then
        assertThat(later).failsWithin(SOON);
    }

    @Test
    void an_answer_that_is_late_changes_nothing() {
        // Given
        CompletableFuture<String> store = new CompletableFuture<>();
        CompletionStage<String> asked = Ports.ask(SHORT, () -> store);
        assertThat(asked).failsWithin(SOON);

        // When
        store.complete("late");

        // Then
        assertThat(asked.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void what_a_store_answers_in_time_is_the_answer() {
        assertThat(Ports.ask(SOON, () -> CompletableFuture.completedStage("answer")))
                .succeedsWithin(SOON)
                .isEqualTo("answer");
    }

    @Test
    void what_a_port_says_is_told_without_the_wrapping_of_stages_and_never_blank() {
        assertThat(Ports.why(new CompletionException("wrapped", new IllegalStateException("closed"))))
                .isEqualTo("closed");
        assertThat(Ports.why(new CompletionException("wrapped", new IllegalStateException())))
                .isEqualTo("java.lang.IllegalStateException");
    }
}
