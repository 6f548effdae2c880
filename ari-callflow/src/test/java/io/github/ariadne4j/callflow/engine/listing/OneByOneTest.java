package io.github.ariadne4j.callflow.engine.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTest {
    private static final List<Integer> IDS = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void what_is_there_comes_in_order_and_what_is_not_is_left_out() {
        CompletionStage<List<Integer>> answers = OneByOne.ask(
                IDS, id -> CompletableFuture.completedStage(id % 2 == 0 ? Optional.of(id) : Optional.empty()));

        assertThat(answers.toCompletableFuture().join())
                .isEqualTo(IDS.stream().filter(id -> id % 2 == 0).toList());
    }

    @Test
    void only_a_few_questions_are_out_at_a_time() {
        Deque<CompletableFuture<Optional<Integer>>> out = new ArrayDeque<>();
        int most = 0;
        CompletionStage<List<Integer>> answers = OneByOne.ask(IDS, id -> {
            CompletableFuture<Optional<Integer>> question = new CompletableFuture<>();
            out.add(question);
            return question;
        });

        while (!out.isEmpty()) {
            most = Math.max(most, out.size());
            out.remove().complete(Optional.of(1));
        }

        assertThat(most).isLessThanOrEqualTo(32);
        assertThat(answers.toCompletableFuture().join()).hasSize(IDS.size());
    }

    @Test
    void a_question_that_fails_fails_all() {
        CompletionStage<List<Integer>> answers =
                OneByOne.ask(IDS, id -> CompletableFuture.failedStage(new IllegalStateException("no")));

        assertThat(answers).isCompletedExceptionally();
    }
}
