package io.github.ariadne4j.chaos.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides about each request, before it goes on; called by the threads of all connections. */
@FunctionalInterface
public interface Rule {
    /** What becomes of it. */
    Fate decide(Request request);

    /** Everything passes. */
    static Rule none() {
        return request -> Fate.PASSES;
    }

    /** Once, when the {@code nth} of that kind comes: this happens, and the server does not get it. */
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

    /** Once, when the {@code nth} of that kind has been answered: this happens, and the client does not get the answer. */
    static Rule after(String kind, int nth, Runnable happens) {
        AtomicInteger seen = new AtomicInteger();
        return request ->
                request.kind().equals(kind) && seen.incrementAndGet() == nth ? Fate.isAnsweredTo(happens) : Fate.PASSES;
    }

    /**
     * The first answer to each request of that kind is lost, its repetition is answered; every other of them by a reset, the
     * rest by silence.
     *
     * @param count how many were lost so far
     */
    static Rule loseFirstAnswer(String kind, AtomicInteger count) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return request -> request.kind().equals(kind) && lost.add(request.target())
                ? Fate.losesItsAnswer(count.incrementAndGet() % 2 == 0 ? Fate.Answer.SILENCE : Fate.Answer.RESET)
                : Fate.PASSES;
    }
}
