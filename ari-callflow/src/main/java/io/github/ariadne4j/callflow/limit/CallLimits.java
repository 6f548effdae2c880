package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts calls against their limits. A counted call holds a lease, so that a crash of the process that counted it leaks nothing
 * for longer than that. Methods never block; stages complete on the implementation's threads.
 */
public interface CallLimits extends AutoCloseable {
    /**
     * Asks for one more call in all these scopes at once: it is counted in all of them or in none. A stage that fails
     * means that the count is unknown, and the engine's settings say what happens then.
     */
    CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes);

    /**
     * Asks for a call that was admitted before in these scopes as well, as its flow dials through them: it is counted in all of them or in
     * none. One in which it is counted already is held on to. Default: as {@link #admit}.
     */
    default CompletionStage<LimitDecision> admitMore(CallId call, Set<LimitScope> scopes) {
        return admit(call, scopes);
    }

    /** Gives back what this call holds in these scopes; twice is fine. Default: that is given back with the rest. */
    default CompletionStage<Void> release(CallId call, Set<LimitScope> scopes) {
        return CompletableFuture.completedStage(null);
    }

    /** Prolongs the leases of calls that live. */
    CompletionStage<Void> renew(Collection<CallId> calls);

    /** Gives back what this call holds; twice is fine. */
    CompletionStage<Void> release(CallId call);

    @Override
    default void close() {}

    /** No limits at all. */
    static CallLimits unlimited() {
        return new CallLimits() {
            @Override
            public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
                return CompletableFuture.completedStage(new LimitDecision.Admitted());
            }

            @Override
            public CompletionStage<Void> renew(Collection<CallId> calls) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public CompletionStage<Void> release(CallId call) {
                return CompletableFuture.completedStage(null);
            }
        };
    }
}
