package io.github.ariadne4j.ari;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Asterisk's event filter at the types that have listeners, while the socket is open. One request at a time, as
 * two could overtake each other and leave the narrower filter; one that fails is repeated, as a type that Asterisk was not
 * told of would never come. Safe on any thread.
 */
final class EventFilterSync {
    private static final Logger LOG = LoggerFactory.getLogger(EventFilterSync.class);

    private final String application;
    private final Supplier<Set<String>> wanted;
    private final Function<Set<String>, CompletionStage<?>> asterisk;
    private final Consumer<CompletionStage<?>> underWay;
    private final Executor later;
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    private boolean queued;
    private volatile boolean open;

    /**
     * Keeps nothing before {@link #opened()}.
     *
     * @param application whose filter it is
     * @param wanted the types to let through; empty: all
     * @param asterisk asks Asterisk for these types
     * @param underWay told of every change that was not answered yet
     * @param later runs something after a pause
     */
    EventFilterSync(
            String application,
            Supplier<Set<String>> wanted,
            Function<Set<String>, CompletionStage<?>> asterisk,
            Consumer<CompletionStage<?>> underWay,
            Executor later) {
        this.application = application;
        this.wanted = wanted;
        this.asterisk = asterisk;
        this.underWay = underWay;
        this.later = later;
    }

    /** The socket is open; completes in any case, when Asterisk has answered. */
    CompletionStage<Void> opened() {
        open = true;
        return send();
    }

    /** The socket is gone. */
    void closed() {
        open = false;
    }

    /** More is wanted than before. */
    void changed() {
        if (open) {
            send();
        }
    }

    /** Sends what is wanted once all requests before it are answered. */
    private synchronized CompletionStage<Void> send() {
        if (!queued) {
            queued = true;
            last = last.thenCompose(before -> now());
            underWay.accept(last);
        }
        return last;
    }

    private CompletionStage<Void> now() {
        synchronized (this) {
            queued = false;
        }
        return asterisk.apply(wanted.get()).handle((done, error) -> {
            if (error != null) {
                failed(error);
            }
            return null;
        });
    }

    private void failed(@Nullable Throwable error) {
        boolean again = open && Retry.isWorthwhile(error);
        LOG.warn(
                "could not set the event filter of {}{}: {}",
                application,
                again ? ", trying again" : "",
                Retry.reason(error));
        if (again) {
            later.execute(this::changed);
        }
    }
}
