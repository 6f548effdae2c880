package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A port that counts calls against their limits. A counted call holds a lease, so that a crash of the process that counted it
 * occupies its place no longer than that. Methods must not block and may be called on any thread; stages complete on the
 * implementation's threads.
 */
public interface CallLimits extends AutoCloseable {
    /**
     * Requests one more call in all these scopes: it is counted in all of them or in none. A failed stage means that the count is
     * unknown; the engine's settings decide about the call then.
     */
    CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes);

    /**
     * Requests these scopes for a call that was admitted before, as its flow dials through them: it is counted in all of them or
     * in none. A scope in which it is counted already remains. Default: {@link #admit}.
     */
    default CompletionStage<LimitDecision> admitMore(CallId call, Set<LimitScope> scopes) {
        return admit(call, scopes);
    }

    /** Releases the call in these scopes; a second release has no effect. Default: nothing; they are released with the call. */
    default CompletionStage<Void> release(CallId call, Set<LimitScope> scopes) {
        return CompletableFuture.completedStage(null);
    }

    /** Renews the leases of live calls. */
    CompletionStage<Void> renew(Collection<CallId> calls);

    /** Releases the call in all its scopes; a second release has no effect. */
    CompletionStage<Void> release(CallId call);

    @Override
    default void close() {}

    /** An implementation that admits every call. */
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
