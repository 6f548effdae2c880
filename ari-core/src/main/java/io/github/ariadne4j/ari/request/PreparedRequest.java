package io.github.ariadne4j.ari.request;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A prepared request to create a resource whose id is already known: subscribe to the id, then {@link #execute()}, so
 * that no event precedes the listener. May be used on any thread.
 *
 * @param <I> the type of the id
 * @param <T> the type of the result
 */
public final class PreparedRequest<I, T> {
    private final I id;
    private final Supplier<CompletionStage<T>> request;
    private final AtomicBoolean executed = new AtomicBoolean();

    public PreparedRequest(I id, Supplier<CompletionStage<T>> request) {
        this.id = id;
        this.request = request;
    }

    /** The id of the resource, chosen by the client. */
    public I id() {
        return id;
    }

    /**
     * Sends the request, once.
     *
     * @throws IllegalStateException if it was executed already: an id is never used twice
     */
    public CompletionStage<T> execute() {
        if (executed.getAndSet(true)) {
            throw new IllegalStateException(id + " was executed already; another request needs a new id");
        }
        return request.get();
    }
}
