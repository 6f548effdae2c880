package io.github.ariadne4j.chaos.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides on each request before it is sent on; called by the threads of all connections. */
@FunctionalInterface
public interface Rule {
    /** The treatment of the request. */
    Fate decide(Request request);

    /** Lets all requests pass. */
    static Rule none() {
        return request -> Fate.PASSES;
    }

    /** Once, at the {@code nth} request of that kind: runs the action, and does not send the request to the server. */
    static Rule before(String kind, int nth, Runnable happens) {
        AtomicInteger seen = new AtomicInteger();
        return request -> {
            if (!request.kind().equals(kind) || seen.incrementAndGet() != nth) {
                return Fate.PASSES;
            }
            happens.run();
            return Fate.IS_STOPPED;
        };
    }

    /** Once, at the answer to the {@code nth} request of that kind: runs the action, and does not send the answer to the client. */
    static Rule after(String kind, int nth, Runnable happens) {
        AtomicInteger seen = new AtomicInteger();
        return request ->
                request.kind().equals(kind) && seen.incrementAndGet() == nth ? Fate.isAnsweredTo(happens) : Fate.PASSES;
    }

    /**
     * Loses the first answer to each request of that kind, alternately by a reset and by silence; its repetition is answered.
     *
     * @param count the number of lost answers so far
     */
    static Rule loseFirstAnswer(String kind, AtomicInteger count) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return request -> request.kind().equals(kind) && lost.add(request.target())
                ? Fate.losesItsAnswer(count.incrementAndGet() % 2 == 0 ? Fate.Answer.SILENCE : Fate.Answer.RESET)
                : Fate.PASSES;
    }
}
