package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallCommand.ToStore.Write;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.step.CallStep;
import org.jspecify.annotations.Nullable;

/**
 * The call has arrived: a flow that only routes returns its targets, then its limits are checked and its session is written with what is
 * to be done, all before the first side effect in Asterisk.
 */
final class AdmittingRules extends PlanRules {
    private static final String NOT_BEGUN = "the call is not admitted yet";

    private final CallPlan.Admitting plan;

    AdmittingRules(CallStep step, CallPlan.Admitting plan) {
        super(step);
        this.plan = plan;
    }

    static void begin(CallStep step, boolean routesFirst) {
        if (routesFirst) {
            step.tellFlow(new Word.Route());
        } else {
            step.write(new Write.Admit(), new CallPlan.InFlow());
        }
    }

    @Override
    public CallPlan on(FlowEvent.Routed event) {
        if (!plan.routesFirst() || plan.hunt() != null) {
            return stay();
        }
        if (event.hunt() == null) {
            return ending().refused(event.causeIfNone());
        }
        return admit(event.hunt());
    }

    CallPlan admit(HuntPlan dialled) {
        CallPlan.Hunt hunt = HuntRules.planned(step(), dialled, null);
        step().write(new Write.Admit(), hunt);
        return new CallPlan.Admitting(true, hunt);
    }

    /** A router that failed said nothing. */
    @Override
    public CallPlan on(FlowEvent.Returned event) {
        return plan.routesFirst() && plan.hunt() == null ? ending().failed(HangupCause.FAILURE) : stay();
    }

    /** No flow runs yet. */
    @Override
    public CallPlan on(FlowEvent.Keeps event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Journals event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.JournalsWithPlan event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Continues event) {
        return flowIsOver();
    }

    /** The first write holds all that is known. */
    @Override
    public CallPlan on(StoreEvent.SaveFailed event) {
        return stay();
    }

    /** Nothing has been done for the call yet. */
    @Override
    CallPlan onOrdered(CallSignal.Ordered signal) {
        boolean early = signal.order() instanceof CallOrder.Redirect || signal.order() instanceof CallOrder.Transfer;
        step().answer(signal.request(), early ? new FlowAnswer.NotNow(NOT_BEGUN) : new FlowAnswer.Absent());
        return stay();
    }

    @Override
    CallPlan on(PlanTimer timer) {
        return timer instanceof PlanTimer.EndOfSilence ? super.on(timer) : stay();
    }

    @Override
    public CallPlan on(StoreEvent.Admitted event) {
        if (plan.routesFirst() && plan.hunt() == null) {
            return stay();
        }
        LimitDecision decision = event.decision();
        if (decision instanceof LimitDecision.Refused refused) {
            HuntPlan others = withoutTrunk(refused.scope());
            return others == null ? refused(refused.reason(), refused.cause()) : admit(others);
        }
        CallFacts.Policy policy = call().facts().policy();
        boolean unlimited = decision == null && !policy.admitWhenLimitsUnknown();
        boolean unwritten = !event.sessionWritten() && !policy.admitWhenSessionLost();
        if (unlimited || unwritten) {
            return refused(unlimited ? "limits unknown" : "session not written", HangupCause.CONGESTION);
        }
        if (!event.sessionWritten()) {
            saveLater();
        }
        return admitted();
    }

    /** The targets that are left when a dialled trunk is full; null if there is none, or another limit is reached. */
    private @Nullable HuntPlan withoutTrunk(LimitScope full) {
        return plan.hunt() == null || full.kind() != LimitScope.Kind.DIALLED_TRUNK
                ? null
                : plan.hunt().hunt().without(full.name());
    }

    private CallPlan refused(String reason, HangupCause cause) {
        step().become(call().with(call().flow().note("refused", reason)));
        return ending().refused(cause);
    }

    private CallPlan admitted() {
        CallPlan next = plan.hunt() == null ? new CallPlan.InFlow() : plan.hunt();
        Leg caller = call().caller();
        if (caller != null && !caller.replaced().isEmpty()) {
            step().save(next);
        }
        if (plan.hunt() != null) {
            return new HuntRules(step(), plan.hunt()).begin();
        }
        step().tellFlow(new Word.Start());
        return next;
    }
}
