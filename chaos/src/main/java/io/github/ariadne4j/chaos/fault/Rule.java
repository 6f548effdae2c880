package io.github.ariadne4j.chaos.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

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
     * The first answer to each request that fits is lost, its repetition is answered; every other of them by a reset, the
     * rest by silence.
     */
    static Rule loseFirstAnswer(Predicate<Request> fits) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        AtomicInteger turn = new AtomicInteger();
        return request -> fits.test(request) && lost.add(request.target())
                ? Fate.losesItsAnswer(turn.incrementAndGet() % 2 == 0 ? Fate.Answer.SILENCE : Fate.Answer.RESET)
                : Fate.PASSES;
    }
}
