package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.tenure.Tenure;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one engine share.
 *
 * @param ports what they reach outside
 * @param tenure whether they may act
 * @param loop the thread that they run on
 * @param gateway their way to Asterisk
 * @param stores how they ask the store
 * @param writes how they write what nothing waits for
 * @param directory finds them
 * @param calls counts them
 * @param outbox takes their records on
 * @param foreign the channels that begin no call
 * @param choices chooses flows
 * @param warnings of names that Asterisk does not know
 * @param setUps counts the legs that are being set up
 * @param flowThreads where flows run; may be blocked
 */
record EngineContext(
        Outside ports,
        Tenure tenure,
        CallLoop loop,
        CallGateway gateway,
        StoreCalls stores,
        SessionWrites writes,
        CallDirectory directory,
        LiveCalls calls,
        CdrOutbox outbox,
        ForeignChannels foreign,
        FlowChoices choices,
        MisconfigurationLog warnings,
        SetUps setUps,
        Executor flowThreads) {
    @Nullable CallObserver observer() {
        return ports.observer();
    }

    /** A new call. */
    CallActor actor(CallFacts facts, CallFlow flow) {
        return actor(facts, Set.of(), flow);
    }

    /** A call from before a recovery, which may have legs. */
    CallActor recovered(CallFacts facts, Collection<ChannelId> legs) {
        return actor(facts, legs, null);
    }

    private CallActor actor(CallFacts facts, Collection<ChannelId> legs, @Nullable CallFlow flow) {
        return new CallActor(facts, loop, observer(), (call, self) -> new EffectRunner(this, call, self, legs, flow));
    }
}
