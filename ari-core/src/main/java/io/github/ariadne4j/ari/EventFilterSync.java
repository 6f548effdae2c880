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
 * Keeps Asterisk's event filter equal to the types that have listeners, while the socket is open. Sends one request at
 * a time: of two, the first could take effect last and leave the narrower filter. A failed request is repeated, since
 * Asterisk would not send the added types. Safe on any thread.
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
     * @param application the application whose filter it sets
     * @param wanted the types that the filter allows; empty: all
     * @param asterisk sends the request with these types
     * @param underWay receives the stage of every request
     * @param later runs a task after a pause
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

    /** Sets the filter on a socket that has opened. Completes when Asterisk has answered, also with a failure. */
    CompletionStage<Void> opened() {
        open = true;
        return send();
    }

    /** Stops until the next {@link #opened()}. */
    void closed() {
        open = false;
    }

    /** Sets the filter again after a type was added. */
    void changed() {
        if (open) {
            send();
        }
    }

    /** Sends the current types once all earlier requests are answered. */
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
