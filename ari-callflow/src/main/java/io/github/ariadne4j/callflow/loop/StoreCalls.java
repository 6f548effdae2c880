package io.github.ariadne4j.callflow.loop;

import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of a store, whose answers are handed over on the loop. Any thread. */
public final class StoreCalls {
    private final CallLoop loop;
    private final Duration longest;

    /**
     * Connects a loop with its stores.
     *
     * @param loop the loop that gets the answers
     * @param longest the time after which a store that does not answer has failed; a later answer is dropped
     */
    public StoreCalls(CallLoop loop, Duration longest) {
        this.loop = loop;
        this.longest = longest;
    }

    /** Calls the store; exactly one of answer and error is handed over. */
    public <T> void ask(Supplier<CompletionStage<T>> store, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        Ports.ask(longest, store)
                .whenComplete((answer, error) ->
                        loop.runOrExecute(() -> then.accept(answer, error == null ? null : Ports.reason(error))));
    }
}
