package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.Admission;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the limits and the session of one live call. A store that is down is reported and stops
 * no call. Used on the loop.
 */
final class SessionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWriter.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final EngineContext context;

    /** The number of updates that the store has failed since it took one. */
    private int failures;

    /** Whether the beginning is under way: an end that overtakes it would be undone by it. */
    private boolean beginning;

    private @Nullable Runnable afterBeginning;

    SessionWriter(EngineContext context) {
        this.context = context;
    }

    /**
     * Hands over how it went.
     *
     * @param scopes in which the call is to be counted
     */
    void admit(CallSession session, Set<LimitScope> scopes, Consumer<Admission> then) {
        beginning = true;
        Consumer<@Nullable Throwable> observed = observed("admit", session.id(), error -> {});
        context.stores().ask(() -> context.ports().store().admit(session, scopes), (answer, error) -> {
            Admission admission = answer == null ? Admission.unknown(Objects.requireNonNull(error)) : answer;
            beginning = false;
            observed.accept(error);
            report("ask the limits of", session.id(), admission.limitsFailed());
            report("write the session of", session.id(), admission.sessionFailed());
            then.accept(admission);
            if (afterBeginning != null) {
                afterBeginning.run();
            }
        });
    }

    /**
     * Writes how far the call is. A failure is reported the first time, as the write is tried again and again.
     *
     * @param awaited whether something waits for it; then it goes at once, after what waits to be written, which is older.
     *     Otherwise it may go with the writes of other calls
     */
    void update(CallSession session, boolean awaited, Consumer<@Nullable Throwable> then) {
        Consumer<@Nullable Throwable> written = observed("update", session.id(), error -> {
            if (error == null || failures == 0 || error instanceof StaleOwnerException) {
                report("update the session of", session.id(), error);
            }
            failures = error == null ? 0 : failures + 1;
            then.accept(error);
        });
        if (awaited) {
            context.writes().flush(session.id());
            context.stores()
                    .ask(
                            () -> context.ports().store().sessions().update(session),
                            (done, error) -> written.accept(error));
        } else {
            context.writes().write(session, error -> context.loop().runOrExecute(() -> written.accept(error)));
        }
    }

    /**
     * Writes that the call has ended, once its beginning is written, or will not be.
     *
     * @param then receives the outcome, on a thread of the store
     */
    void end(CallSession ended, Consumer<@Nullable Throwable> then) {
        Runnable end = () -> context.writes().write(ended, observed("end", ended.id(), then));
        if (beginning) {
            afterBeginning = end;
        } else {
            end.run();
        }
    }

    /** The delay before a failed update is tried again. */
    Duration untilNextTry() {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        return FIRST_PAUSE.multipliedBy(1L << doublings);
    }

    /** The same, and the observer is called on the loop. */
    private Consumer<@Nullable Throwable> observed(String operation, CallId call, Consumer<@Nullable Throwable> then) {
        CallObserver observer = context.observer();
        if (observer == null) {
            return then;
        }
        long begun = System.nanoTime();
        observer.onStoreAsked(call, operation);
        return error -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            context.loop().runOrExecute(() -> {
                String store = context.ports().store().name();
                observer.onStoreWrite(call, store, operation, took, error);
            });
            then.accept(error);
        };
    }

    /** A store that refuses us for a later owner is not away: this instance has been replaced. */
    private void report(String what, CallId call, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        CallLogContext.run(call, () -> LOG.warn("could not {} call {}: {}", what, call, Ports.why(error)));
        if (error instanceof StaleOwnerException) {
            context.ownership().lose("the store knows a later owner");
        }
    }
}
