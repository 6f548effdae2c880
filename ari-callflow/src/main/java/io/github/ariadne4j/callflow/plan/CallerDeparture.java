package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.verb.Departure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The caller leaves for elsewhere. Its leg reports that it has left, as Asterisk's answer only confirms the request. */
final class CallerDeparture {
    /** A telephone hangs up once its new call goes its way. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(30);

    private final CallStep step;

    CallerDeparture(CallStep step) {
        this.step = step;
    }

    void begin(FlowEvent.Leaves event) {
        Leg caller = step.call().caller();
        if (caller == null) {
            step.answer(event.request(), new FlowAnswer.Failed());
            return;
        }
        boolean redirects = event.where() instanceof Departure.Redirect;
        OpenOperation leave =
                step.begin(caller, redirects ? OpenOperation.Kind.REDIRECT : OpenOperation.Kind.LEAVE, event.request());
        step.perform(leave, new Action.Leave(event.where()));
        Duration within =
                redirects ? FOLLOWS_WITHIN : step.call().facts().timeouts().legEnds();
        step.startTimer(new PlanTimer.Leave(leave.id()), within);
    }

    /** The effect of the end of a caller that was asked to leave; null: the usual one. */
    @Nullable CallPlan on(LegReport.Released report) {
        return report.evidence() == ReleaseEvidence.LEFT_STASIS ? left(underWay()) : null;
    }

    /** A telephone that follows a redirection hangs up. A leg that we dialled may leave, and end later. */
    @Nullable CallPlan on(LegReport.ReleaseBegan report) {
        OpenOperation leave = underWay();
        boolean follows = leave != null && leave.kind() == OpenOperation.Kind.REDIRECT;
        return follows || hasLeft(report.leg()) ? left(leave) : null;
    }

    private boolean hasLeft(LegId id) {
        Leg leg = step.call().leg(id);
        return leg != null && leg.release().phase() == ReleasePhase.LEFT;
    }

    private @Nullable OpenOperation underWay() {
        for (OpenOperation operation : step.call().operations()) {
            if (operation.kind().leaves()) {
                return operation;
            }
        }
        return null;
    }

    private @Nullable CallPlan left(@Nullable OpenOperation leave) {
        if (leave == null) {
            return null;
        }
        step.ended(leave, true);
        return new CallEnding(step).handedOn();
    }

    /** It has not left in time, or Asterisk refused: the flow goes on with it. */
    void failed(@Nullable OpenOperation leave) {
        if (leave != null) {
            step.ended(leave, false);
        }
    }
}
