package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.tenure.Tenure;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the calls of one engine share.
 *
 * @param outside what they reach
 * @param tenure whether they may act
 * @param directory who finds them
 * @param calls who counts them
 * @param outbox who takes their records on
 * @param threads where they run; never blocked
 * @param flowThreads where flows run; may be blocked
 * @param clock where timers run
 */
record Shared(
        Outside outside,
        Tenure tenure,
        CallDirectory directory,
        LiveCalls calls,
        CdrOutbox outbox,
        Executor threads,
        Executor flowThreads,
        ScheduledExecutorService clock) {
    /** A call that may have legs already, from an earlier life. */
    CallActor actor(CallFacts facts, Collection<ChannelId> legs) {
        return new CallActor(facts, threads, (call, self) -> new EffectRunner(this, call, self, legs));
    }
}
