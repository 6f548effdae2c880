package io.github.ariadne4j.chaos.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides on each request before it is sent on; called by the threads of all connections. */
@FunctionalInterface
public interface RequestRule {
    /** The treatment of the request. */
    RequestVerdict decide(Request request);

    /** Lets all requests pass. */
    static RequestRule none() {
        return request -> RequestVerdict.PASSES;
    }

    /** Once, at the {@code nth} request of that kind: runs the action, and does not send the request to the server. */
    static RequestRule before(String kind, int nth, Runnable happens) {
        AtomicInteger seen = new AtomicInteger();
        return request -> {
            if (!request.kind().equals(kind) || seen.incrementAndGet() != nth) {
                return RequestVerdict.PASSES;
            }
            happens.run();
            return RequestVerdict.IS_STOPPED;
        };
    }

    /** Once, at the answer to the {@code nth} request of that kind: runs the action, and does not send the answer to the client. */
    static RequestRule after(String kind, int nth, Runnable happens) {
        AtomicInteger seen = new AtomicInteger();
        return request -> request.kind().equals(kind) && seen.incrementAndGet() == nth
                ? RequestVerdict.isAnsweredTo(happens)
                : RequestVerdict.PASSES;
    }

    /**
     * Loses the first answer to each request of that kind, alternately by a reset and by silence; its repetition is answered.
     *
     * @param count the number of lost answers so far
     */
    static RequestRule loseFirstAnswer(String kind, AtomicInteger count) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return request -> request.kind().equals(kind) && lost.add(request.target())
                ? RequestVerdict.losesItsAnswer(
                        count.incrementAndGet() % 2 == 0 ? RequestVerdict.Answer.SILENCE : RequestVerdict.Answer.RESET)
                : RequestVerdict.PASSES;
    }
}
