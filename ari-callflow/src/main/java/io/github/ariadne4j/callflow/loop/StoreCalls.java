package io.github.ariadne4j.callflow.loop;

import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a store, and hands its answer over on the loop. Any thread. */
public final class StoreCalls {
    private final CallLoop loop;
    private final Duration longest;

    /**
     * Calls of a store.
     *
     * @param loop where answers are handed over
     * @param longest until a store that says nothing has failed; a later answer is dropped
     */
    public StoreCalls(CallLoop loop, Duration longest) {
        this.loop = loop;
        this.longest = longest;
    }

    /** Asks; exactly one of answer and error is handed over. */
    public <T> void ask(Supplier<CompletionStage<T>> store, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        Ports.ask(longest, store)
                .whenComplete((answer, error) ->
                        loop.runOrExecute(() -> then.accept(answer, error == null ? null : Ports.reason(error))));
    }
}
