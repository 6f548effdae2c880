package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.execution.CreditReservations;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.execution.FlowRunner;
import io.github.ariadne4j.callflow.execution.verb.OriginationListener;
import io.github.ariadne4j.callflow.execution.verb.OutboundCallStarter;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Begins the calls that the application asks for: the same questions as for a caller, then a call without one. Used on the loop. */
final class OutboundCalls implements OutboundCallStarter {
    /** A call without a caller numbers its legs as one with a caller does. */
    private static final LegId FIRST_LEG = new LegId(1);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final IncomingChannels intake;
    private final Capacity capacity;
    private final RefusedCalls refused;
    private final CreditReservations credit;

    OutboundCalls(
            EngineContext context,
            CallFacts.Policy policy,
            IncomingChannels intake,
            Capacity capacity,
            RefusedCalls refused) {
        this.context = context;
        this.policy = policy;
        this.intake = intake;
        this.capacity = capacity;
        this.refused = refused;
        this.credit = new CreditReservations(context);
    }

    @Override
    public void begin(CallId id, Originate request, Instant at, OriginationListener listener) {
        CallFacts facts = factsOf(id, request);
        OriginateOutcome.Refused refusal = refuses(facts.call(), request.dialled(), at);
        if (refusal != null) {
            listener.ended(refusal);
            return;
        }
        credit.reserve(
                facts.call(),
                at,
                (reason, cause) -> listener.ended(new OriginateOutcome.Refused(reason, cause)),
                granted -> begin(facts.with(granted), request, at, listener));
    }

    private void begin(CallFacts facts, Originate request, Instant at, OriginationListener listener) {
        CallActor actor = context.outbound(facts, request.flow(), listener);
        context.calls().started(facts.id(), actor);
        context.ports().hooks().started(facts.call());
        actor.originate(request.dialled(), FlowRunner.dataOf(request.flow()).with(request.notes()), at);
    }

    private CallFacts factsOf(CallId id, Originate request) {
        long epoch = context.ownership().epoch();
        ChannelNames names = new ChannelNames(context.ownership().origin().application(), id, epoch);
        return new CallFacts(
                request.call(id, names.leg(FIRST_LEG)), context.ownership().origin(), epoch, policy);
    }

    /** The gates are asked last, as some of them count what they admit. */
    private OriginateOutcome.@Nullable Refused refuses(IncomingCall call, HuntPlan hunt, Instant at) {
        if (!intake.isOpen()) {
            refused.refused(call, at, Refusal.DRAINING);
            return new OriginateOutcome.Refused(Refusal.DRAINING, HangupCause.CONGESTION);
        }
        Refusal noRoom = capacity.refuses(call, at, true);
        if (noRoom != null) {
            return new OriginateOutcome.Refused(noRoom, HangupCause.CONGESTION);
        }
        GateDecision.Refused decision = context.gates().refusesOutbound(call, hunt, at);
        return decision == null ? null : new OriginateOutcome.Refused(decision.reason(), decision.cause());
    }
}
