package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.execution.admission.CallGates;
import io.github.ariadne4j.callflow.execution.admission.FlowChoices;
import io.github.ariadne4j.callflow.execution.admission.ForeignChannels;
import io.github.ariadne4j.callflow.execution.gateway.CallGateway;
import io.github.ariadne4j.callflow.execution.gateway.MisconfigurationLog;
import io.github.ariadne4j.callflow.execution.room.Rooms;
import io.github.ariadne4j.callflow.execution.verb.OriginationListener;
import io.github.ariadne4j.callflow.execution.verb.OutboundCallStarter;
import io.github.ariadne4j.callflow.execution.verb.SpokenPrompts;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.SessionWriteBatch;
import io.github.ariadne4j.callflow.loop.StoreCalls;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.ownership.OwnershipLease;
import io.github.ariadne4j.callflow.plan.CallMachine;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the calls of one engine share.
 *
 * @param ports what they reach outside
 * @param machine what they do
 * @param ownership whether they may act
 * @param loop the thread that they run on
 * @param gateway their way to Asterisk
 * @param stores how they ask the store
 * @param writes how they write what nothing waits for
 * @param directory finds them
 * @param calls counts them
 * @param rooms what their callers are in together
 * @param outbox takes their records on
 * @param foreign the channels that begin no call
 * @param choices chooses flows
 * @param gates decide on new calls and on targets
 * @param hopHeader counts hops over other user agents
 * @param warnings log of names that Asterisk does not have
 * @param setUps counts the legs that are being set up
 * @param progress reports progress before an answer
 * @param spoken turns texts into sound files
 * @param outboundCalls begins the calls that flows request
 * @param flowThreads where flows run; may be blocked
 */
public record EngineContext(
        EnginePorts ports,
        CallMachine machine,
        OwnershipLease ownership,
        CallLoop loop,
        CallGateway gateway,
        StoreCalls stores,
        SessionWriteBatch writes,
        ChannelDirectory directory,
        LiveCalls calls,
        Rooms rooms,
        CdrOutbox outbox,
        ForeignChannels foreign,
        FlowChoices choices,
        CallGates gates,
        HopHeader hopHeader,
        MisconfigurationLog warnings,
        SetUps setUps,
        ProgressEvents progress,
        SpokenPrompts spoken,
        OutboundCallStarter outboundCalls,
        Executor flowThreads) {
    public @Nullable CallObserver observer() {
        return ports.observer();
    }

    /** A new call. */
    public CallActor actor(CallFacts facts, CallFlow flow) {
        return actor(facts, null, flow, outcome -> {});
    }

    /** A new call that the application itself begins. */
    public CallActor outbound(CallFacts facts, CallFlow flow, OriginationListener listener) {
        return actor(facts, null, flow, listener);
    }

    /** A call that an earlier instance left like this. */
    public CallActor recovered(CallFacts facts, CallModel left) {
        return actor(facts, left, null, outcome -> {});
    }

    private CallActor actor(
            CallFacts facts, @Nullable CallModel left, @Nullable CallFlow flow, OriginationListener listener) {
        return new CallActor(
                facts,
                machine,
                loop,
                observer(),
                (call, self) -> new CommandRunner(this, call, self, left, flow, listener));
    }
}
