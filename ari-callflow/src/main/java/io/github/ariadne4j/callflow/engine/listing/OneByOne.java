package io.github.ariadne4j.callflow.engine.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks for many things one by one, a few at a time: thousands at once would hold up the requests of calls. */
final class OneByOne {
    private static final int AT_ONCE = 32;

    private OneByOne() {}

    /** The objects that exist, in the order of the ids; fails with the first request that fails. */
    static <I, T> CompletionStage<List<T>> ask(List<I> ids, Function<I, CompletionStage<Optional<T>>> question) {
        CompletionStage<List<T>> answers = CompletableFuture.completedStage(new ArrayList<>());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<I> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            answers = answers.thenCompose(found -> together(some, question).thenApply(more -> {
                found.addAll(more);
                return found;
            }));
        }
        return answers;
    }

    private static <I, T> CompletableFuture<List<T>> together(
            List<I> ids, Function<I, CompletionStage<Optional<T>>> question) {
        List<CompletableFuture<Optional<T>>> asked =
                ids.stream().map(id -> question.apply(id).toCompletableFuture()).toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done ->
                        asked.stream().flatMap(answer -> answer.join().stream()).toList());
    }
}
