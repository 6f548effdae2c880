package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes of several sessions, grouped by owner: a script is fenced by the epoch of one. Any thread. */
final class WritesByOwner {
    private WritesByOwner() {}

    /** Has the sessions of each owner written, and completes once all are. */
    static CompletionStage<Void> of(
            Collection<CallSession> written, Function<List<CallSession>, CompletionStage<Void>> write) {
        Map<Owner, List<CallSession>> byOwner = new HashMap<>();
        for (CallSession session : written) {
            byOwner.computeIfAbsent(Owner.of(session), any -> new ArrayList<>()).add(session);
        }
        List<CompletionStage<Void>> writes = new ArrayList<>();
        byOwner.values().forEach(ofOne -> writes.add(write.apply(ofOne)));
        return writes.size() == 1 ? writes.get(0) : RedisCommands.all(writes);
    }

    /** The owner whose sessions are written together. */
    private record Owner(CallOrigin origin, long epoch) {
        static Owner of(CallSession session) {
            return new Owner(session.origin(), session.owner().epoch());
        }

        // A record's own go through method handles, which the JVM's first compiler does not inline.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Owner owner && epoch == owner.epoch && origin.equals(owner.origin);
        }

        @Override
        public int hashCode() {
            return origin.hashCode();
        }
    }
}
