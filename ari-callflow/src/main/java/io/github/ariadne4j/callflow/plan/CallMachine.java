package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.bridge.BridgeMachine;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.step.CallStep;
import java.time.Instant;
import java.util.List;

/**
 * The state machine of a call, as a pure function of the call and a signal. Invariants of every call:
 *
 * <ul>
 *   <li>Every leg has a purpose in the plan, or is being ended.
 *   <li>No leg is dialled twice, by one instance or by several.
 *   <li>Every request of a flow is answered once, or ended with the flow.
 *   <li>No party is in silence, with no operation to wait for, while no timer runs that ends it.
 *   <li>The end is written exactly once, as the last command.
 * </ul>
 *
 * May be used on any thread; it has no state.
 */
public final class CallMachine {
    private static final PlanReports REPORTS = new PlanReports();

    private final LegMachine legMachine;
    private final BridgeMachine bridgeMachine;

    /** A machine with these time limits. */
    public CallMachine(CallTimeouts timeouts) {
        this.legMachine = new LegMachine(timeouts);
        this.bridgeMachine = new BridgeMachine(timeouts);
    }

    /**
     * A call comes in.
     *
     * @param facts what does not change
     * @param answered whether its caller was answered before
     * @param routesFirst whether its flow routes it before the session is written, with {@link FlowEvent.Routed}
     * @param flow what is known of its flow
     */
    public CallTransition begin(CallFacts facts, boolean answered, boolean routesFirst, FlowData flow, Instant at) {
        LegId caller = LegId.CALLER;
        Leg leg = Leg.entered(caller, LegRole.CALLER, facts.call().channel(), answered);
        CallTimes times = CallTimes.startedAt(at).begun(caller, at);
        CallModel call = new CallModel(
                facts,
                CallCounters.FIRST,
                answered ? times.changed(caller, at, LegTimes::answeredAt) : times,
                List.of(),
                List.of(),
                List.of(),
                flow,
                new CallPlan.Admitting(routesFirst, null));
        CallStep step = step(call, at);
        step.become(call.with(leg));
        AdmittingRules.begin(step, routesFirst);
        return step.done();
    }

    /**
     * The application itself begins a call. Its limits are asked and its session is written with these targets, then they ring; the
     * one that answers first is the flow's own leg.
     *
     * @param facts what does not change
     * @param flow what is known of its flow, with what the record gets
     */
    public CallTransition originate(CallFacts facts, HuntPlan hunt, FlowData flow, Instant at) {
        CallPlan.Admitting plan = new CallPlan.Admitting(true, null);
        CallModel call = new CallModel(
                facts, CallCounters.FIRST, CallTimes.startedAt(at), List.of(), List.of(), List.of(), flow, plan);
        CallStep step = step(call, at);
        step.become(new AdmittingRules(step, plan).admit(hunt));
        return step.done();
    }

    /** Applies a signal. */
    public CallTransition on(CallModel call, CallSignal signal) {
        CallStep step = step(call, signal.at());
        signal.applyTo(new SignalRouting(step));
        return step.done();
    }

    CallStep step(CallModel call, Instant at) {
        return new CallStep(legMachine, bridgeMachine, REPORTS, call, at);
    }

    /**
     * Goes on with a call that an earlier instance left, from what was written of it last and from what Asterisk holds of it.
     *
     * @param facts the same as they were written, with the epoch of this instance
     * @param stored the call as it was written last
     * @param found what Asterisk holds of it
     */
    public CallTransition recover(CallFacts facts, CallModel stored, RecoveryEvidence found) {
        return new CallRecovery(this, legMachine, facts, stored, found).transition();
    }
}
