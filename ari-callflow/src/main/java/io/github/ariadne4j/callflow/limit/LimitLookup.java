package io.github.ariadne4j.callflow.limit;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A port that reads limits. Called once at the start of a call; must not block. */
@FunctionalInterface
public interface LimitLookup {
    /** The limits of these scopes; a scope without a limit is missing from the result. */
    CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes);

    /** A look-up without any limits. */
    static LimitLookup none() {
        return scopes -> CompletableFuture.completedStage(List.of());
    }
}
