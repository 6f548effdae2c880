package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.Supervisions;

/** Applies the rules of a call's plan to the reports of its legs and bridges. Has no state. */
final class PlanReports implements CallStep.ReportHandler {
    @Override
    public CallPlan on(CallStep step, LegReport report) {
        return report.applyTo(new LegReports(step, RulesOfPlan.of(step)));
    }

    @Override
    public CallPlan on(CallStep step, BridgeReport report) {
        if (report.bridge().purpose() == BridgePurpose.TALK) {
            return report.applyTo(RulesOfPlan.of(step));
        }
        new Supervisions(step).on(report);
        return RulesOfPlan.of(step).onSupervision();
    }
}
