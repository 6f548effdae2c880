package io.github.ariadne4j.callflow.credit;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Online charging by time, as the credit control of RFC 8506 has it: before a call begins the longest time that may be billed is reserved,
 * and its record settles what was used. A reservation has a term, after which it is released by itself, so that a crash keeps credit for
 * no longer than that. Methods never block and are safe on any thread; stages complete on the implementation's threads.
 */
public interface CreditControl {
    /**
     * Reserves credit for a call that has an account code and passed the gates. Nothing was done for it yet: it has neither a route nor a
     * session. Asked twice for a call, it gives the same answer and reserves once. A stage that fails means that the credit is unknown, and
     * {@code CallEngineSettings.admitWhenCreditUnknown} says what happens then.
     *
     * @param call the call as it came in; its account code, number and caller are untrusted
     */
    CompletionStage<CreditDecision> reserve(IncomingCall call);

    /**
     * Settles a call that has ended: what was reserved is given back, and what the record bills is taken. Asked once the record is written,
     * also for calls without a reservation, and again if it fails or if the process ends before the record is dealt with: twice must
     * be once. Default: nothing is done, for an implementation that settles together with the write of the record.
     */
    default CompletionStage<Void> settle(CallDetailRecord cdr) {
        return CompletableFuture.completedStage(null);
    }
}
