package io.github.ariadne4j.callflow.credit;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A port for online charging by time, after the credit control of RFC 8506: the longest time that may be billed is reserved
 * before a call begins, and the CDR settles the time that was used. A reservation has a term and expires after it, so that a
 * crash blocks credit no longer than that. Methods must not block and may be called on any thread; stages complete on the
 * implementation's threads.
 */
public interface CreditControl {
    /**
     * Reserves credit for a call that has an account code and passed the gates, before its route and its session. A second
     * request for the same call must have the same answer and reserve nothing more. A failed stage means that the credit is
     * unknown; {@code CallEngineSettings.admitWhenCreditUnknown} decides about the call then.
     *
     * @param call the call as it came in; its account code, number and caller are untrusted
     */
    CompletionStage<CreditDecision> reserve(IncomingCall call);

    /**
     * Settles a call that has ended: releases its reservation and charges the time that the CDR bills. Called once the CDR is
     * written, also for calls without a reservation. Called again after a failure, or if the process ends before the CDR is done
     * with: a second call must have no effect. Default: does nothing, for an implementation that settles together with the write
     * of the CDR.
     */
    default CompletionStage<Void> settle(CallDetailRecord cdr) {
        return CompletableFuture.completedStage(null);
    }
}
