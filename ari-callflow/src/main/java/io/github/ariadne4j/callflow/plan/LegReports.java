package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.Supervisions;
import io.github.ariadne4j.callflow.step.TalkRecordings;
import org.jspecify.annotations.Nullable;

/** Takes the reports of legs: what holds in every plan comes first, then the rules of the plan. */
final class LegReports implements LegReport.Handler<CallPlan> {
    private final CallStep step;
    private final PlanRules rules;

    LegReports(CallStep step, PlanRules rules) {
        this.step = step;
        this.rules = rules;
    }

    @Override
    public CallPlan on(LegReport.Entered report) {
        step.tellBridges(new BridgeEvent.LegEntered(report.leg(), report.at()));
        new TalkRecordings(step).entered(report.leg());
        new Supervisions(step).changed(report.leg());
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.Ringing report) {
        if (!step.call().isOver()) {
            step.note(report.leg(), LegTimes::ringingAt);
        }
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.Progressed report) {
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        answerEnded(report.leg(), true);
        new Supervisions(step).changed(report.leg());
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.AnswerFailed report) {
        answerEnded(report.leg(), false);
        return rules.on(report);
    }

    private void answerEnded(LegId leg, boolean succeeded) {
        for (OpenOperation operation : step.call().operations()) {
            if (operation.kind() == OpenOperation.Kind.ANSWER && operation.leg().equals(leg)) {
                step.ended(operation, succeeded);
            }
        }
    }

    @Override
    public CallPlan on(LegReport.Failed report) {
        new Supervisions(step).failed(report.leg(), report.cause());
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        new Supervisions(step).failed(report.leg(), causeOf(report.hangup()));
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        step.tellBridges(new BridgeEvent.LegReleased(report.leg(), report.at()));
        new TalkRecordings(step).released(report.leg());
        new Supervisions(step).released(report.leg(), causeOf(report.hangup()));
        return rules.on(report);
    }

    private static HangupCause causeOf(Hangup hangup) {
        return hangup.causeOr(HangupCause.NORMAL_CLEARING);
    }

    /**
     * The new channel of a leg is written at once, or once the call is admitted: recovery would take the new one for a caller. An attended
     * transfer is written with its link, so that both calls have it or neither: recovery knows the new channel by the bridge.
     */
    @Override
    public CallPlan on(LegReport.Replaced report) {
        boolean awaitsLink =
                step.call().isJoined(report.leg()) && awaitsLink(step.call().leg(report.leg()));
        step.tellBridges(new BridgeEvent.LegReplaced(report.leg(), report.channel(), report.by(), report.at()));
        CallPlan next = rules.on(report);
        if (isWritten(next)) {
            if (awaitsLink) {
                step.saveLater();
            } else {
                step.save(next);
            }
        }
        return next;
    }

    private static boolean awaitsLink(@Nullable Leg replaced) {
        if (replaced == null || replaced.replaced().isEmpty()) {
            return false;
        }
        Replacement last =
                replaced.replaced().get(replaced.replaced().size() - 1).replacement();
        return last.kind() == Replacement.Kind.ATTENDED_TRANSFER && last.linkedCall() == null;
    }

    @Override
    public CallPlan on(LegReport.Linked report) {
        CallPlan next = rules.on(report);
        if (isWritten(next)) {
            step.stopTimer(new PlanTimer.SaveAgain());
            step.save(next);
        }
        return next;
    }

    private static boolean isWritten(CallPlan plan) {
        return plan instanceof CallPlan.InFlow
                || plan instanceof CallPlan.Hunt
                || plan instanceof CallPlan.Connected
                || plan instanceof CallPlan.Transferring
                || plan instanceof CallPlan.InRoom;
    }

    @Override
    public CallPlan on(LegReport.Held report) {
        return rules.on(report);
    }

    @Override
    public CallPlan on(LegReport.Digit report) {
        return rules.on(report);
    }
}
