package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.model.CallPlan;

/** The effect of a target's failure on the call. */
final class HuntFailures {
    /** A command of ours failed. */
    static final EndReason OURS = EndReason.of(Party.NETWORK, HangupCause.CONGESTION);

    /** The end of a target was not seen. */
    static final EndReason LOST = EndReason.of(Party.NETWORK, HangupCause.TEMPORARY_FAILURE);

    /** A SIP request that was cancelled. */
    private static final int REQUEST_TERMINATED = 487;

    private HuntFailures() {}

    /** The hunt after the failure of this leg. */
    static CallPlan.Hunt failed(CallPlan.Hunt plan, LegId leg, EndReason reason) {
        return plan.withFailed(leg, reason, HangupPropagation.moreTelling(plan.telling(), reason));
    }

    static EndReason reasonOf(LegReport.Failed report) {
        HangupCause cause = report.cause();
        boolean silent = cause.equals(HangupCause.NO_ANSWER) || cause.equals(HangupCause.NO_USER_RESPONSE);
        return EndReason.of(silent ? Party.CALLEE : Party.NETWORK, cause);
    }

    static EndReason reasonOf(LegReport.Released report) {
        if (report.evidence() == ReleaseEvidence.NOT_FOUND) {
            return LOST;
        }
        Hangup told = report.hangup();
        Party by = report.evidence() == ReleaseEvidence.NOT_CREATED ? Party.NETWORK : Party.CALLEE;
        return new EndReason(by, causeOf(told), told.sipStatus());
    }

    /** A callee that another party cancelled answers 487; for the caller that is the same as “not available”. */
    private static HangupCause causeOf(Hangup told) {
        Integer status = told.sipStatus();
        boolean cancelled = status != null && status == REQUEST_TERMINATED;
        return cancelled ? HangupCause.NORMAL_UNSPECIFIED : told.causeOr(HangupCause.NORMAL_UNSPECIFIED);
    }
}
