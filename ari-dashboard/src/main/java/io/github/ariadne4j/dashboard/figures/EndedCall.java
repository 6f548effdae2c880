package io.github.ariadne4j.dashboard.figures;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.time.Duration;

/**
 * The data of an ended call that figures need.
 *
 * @param cause its Q.850 cause
 * @param isSeizure whether it was accepted, so that it counts in ratios
 * @param isAnswered whether it was answered
 * @param isEffective whether it reached its callee (ITU-T E.425): answered, busy, rejected, not answered, or cancelled
 *     by the caller while ringing
 * @param billable billable time, in ms
 * @param postDialDelay time from its start to the first response of a callee, in ms; negative if there was none
 */
record EndedCall(
        int cause, boolean isSeizure, boolean isAnswered, boolean isEffective, long billable, long postDialDelay) {
    static EndedCall of(CallDetailRecord cdr) {
        Disposition how = cdr.disposition();
        Duration delay = cdr.timeline().postDialDelay();
        return new EndedCall(
                cdr.end().cause().code(),
                how != Disposition.REFUSED,
                how == Disposition.ANSWERED,
                isEffective(how, cdr.timeline().ringing() != null),
                cdr.billable().toMillis(),
                delay == null ? -1 : delay.toMillis());
    }

    private static boolean isEffective(Disposition how, boolean rang) {
        return switch (how) {
            case ANSWERED, BUSY, NO_ANSWER, REJECTED -> true;
            case CANCELLED -> rang;
            case UNREACHABLE, REFUSED, FAILED -> false;
        };
    }
}
