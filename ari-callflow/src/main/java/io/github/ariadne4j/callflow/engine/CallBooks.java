package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.Admission;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down about one call while it lives: its limits and its session. A store that is down is reported and stops
 * no call. Used on the loop.
 */
final class CallBooks {
    private static final Logger LOG = LoggerFactory.getLogger(CallBooks.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final EngineContext context;

    /** How many updates the store has not taken since it took one. */
    private int failures;

    /** Whether the beginning is under way: an end that overtakes it would be undone by it. */
    private boolean beginning;

    private @Nullable Runnable afterBeginning;

    CallBooks(EngineContext context) {
        this.context = context;
    }

    /** Hands over how it went. */
    void admit(CallSession session, Consumer<Admission> then) {
        beginning = true;
        ask(
                "admit",
                session.id(),
                () -> context.ports().store().admit(session, LimitScope.of(session.call())),
                (answer, error) -> {
                    Admission admission = answer == null ? Admission.unknown(Objects.requireNonNull(error)) : answer;
                    beginning = false;
                    report("ask the limits of", session.id(), admission.limitsFailed());
                    report("write the session of", session.id(), admission.sessionFailed());
                    then.accept(admission);
                    if (afterBeginning != null) {
                        afterBeginning.run();
                    }
                });
    }

    /** Runs it once the beginning is written, or will not be any more. */
    void afterBeginning(Runnable end) {
        if (beginning) {
            afterBeginning = end;
        } else {
            end.run();
        }
    }

    /** Reported the first time that it fails: it is tried again and again. */
    void update(CallSession session, Consumer<@Nullable Throwable> then) {
        ask("update", session.id(), () -> context.ports().store().sessions().update(session), (done, error) -> {
            if (error == null || failures == 0 || error instanceof StaleOwnerException) {
                report("update the session of", session.id(), error);
            }
            failures = error == null ? 0 : failures + 1;
            then.accept(error);
        });
    }

    /** How long to wait before an update that the store did not take is tried again. */
    Duration untilNextTry() {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        return FIRST_PAUSE.multipliedBy(1L << doublings);
    }

    private <T> void ask(
            String operation,
            CallId call,
            Supplier<CompletionStage<T>> store,
            BiConsumer<@Nullable T, @Nullable Throwable> then) {
        CallObserver observer = context.observer();
        if (observer == null) {
            context.stores().ask(store, then);
            return;
        }
        long begun = System.nanoTime();
        context.stores().ask(store, (answer, error) -> {
            observer.onStoreWrite(call, operation, Duration.ofNanos(System.nanoTime() - begun), error);
            then.accept(answer, error);
        });
    }

    /** A store that refuses us for a later owner is not away: this instance has been replaced. */
    private void report(String what, CallId call, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        LOG.warn("could not {} call {}: {}", what, call, error.getMessage());
        if (error instanceof StaleOwnerException) {
            context.tenure().lose("the store knows a later owner");
        }
    }
}
