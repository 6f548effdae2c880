package io.github.ariadne4j.callflow.limit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where limits are written down. Asked once at the start of a call; must not block. */
@FunctionalInterface
public interface LimitLookup {
    /** The limits that these scopes have; scopes without one are missing from the answer. */
    CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes);

    /** No caller has a limit. */
    static LimitLookup none() {
        return scopes -> CompletableFuture.completedStage(List.of());
    }
}
