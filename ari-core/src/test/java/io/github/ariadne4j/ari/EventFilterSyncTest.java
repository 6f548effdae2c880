package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class EventFilterSyncTest {
    private final Set<String> wanted = new TreeSet<>(Set.of("A"));
    private final List<Set<String>> asked = new ArrayList<>();
    private final Queue<CompletableFuture<String>> answers = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final EventFilterSync filter =
            new EventFilterSync("b2bua", () -> Set.copyOf(wanted), this::asterisk, change -> {}, later::add);

    private CompletionStage<?> asterisk(Set<String> types) {
        asked.add(types);
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private void want(String type) {
        wanted.add(type);
        filter.changed();
    }

    @Test
    void no_request_overtakes_another_and_the_last_one_has_everything() {
        filter.opened();
        want("B");
        want("C");
        assertThat(asked).containsExactly(Set.of("A"));
        answers.remove().complete("done");
        assertThat(asked).containsExactly(Set.of("A"), Set.of("A", "B", "C"));
        answers.remove().complete("done");
        assertThat(asked).hasSize(2);
    }

    @Test
    void one_that_fails_is_sent_again() {
        filter.opened();
        answers.remove().completeExceptionally(new AriTimeoutException("nothing came"));
        later.remove().run();
        answers.remove().complete("done");
        assertThat(asked).containsExactly(Set.of("A"), Set.of("A"));
        assertThat(later).isEmpty();
    }

    @Test
    void one_that_asterisk_declines_is_not() {
        filter.opened();
        answers.remove().completeExceptionally(new AriRejectedException("no such thing", 400));
        assertThat(later).isEmpty();
    }

    @Test
    void without_a_socket_nothing_is_sent_and_with_the_next_everything() {
        filter.opened();
        filter.closed();
        want("B");
        answers.remove().completeExceptionally(new AriTimeoutException("nothing came"));
        assertThat(later).isEmpty();
        assertThat(filter.opened().toCompletableFuture()).isNotDone();
        assertThat(asked).containsExactly(Set.of("A"), Set.of("A", "B"));
    }
}
