package io.github.ariadne4j.ari.request;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Something that has its id already and does not exist yet: subscribe to what will happen to it, then {@link #execute()},
 * and no event can come before the listener. May be used on any thread.
 *
 * @param <I> its id
 * @param <T> what comes of it
 */
public final class Staged<I, T> {
    private final I id;
    private final Supplier<CompletionStage<T>> request;
    private final AtomicBoolean executed = new AtomicBoolean();

    public Staged(I id, Supplier<CompletionStage<T>> request) {
        this.id = id;
        this.request = request;
    }

    /** Its id, made by us. */
    public I id() {
        return id;
    }

    /**
     * Sends the request, once.
     *
     * @throws IllegalStateException if it was executed before: an id is never used twice
     */
    public CompletionStage<T> execute() {
        if (executed.getAndSet(true)) {
            throw new IllegalStateException(id + " was executed before; make a new id for another one");
        }
        return request.get();
    }
}
