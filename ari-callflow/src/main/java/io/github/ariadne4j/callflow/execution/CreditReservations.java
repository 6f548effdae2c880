package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.execution.admission.ArrivingCallers;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves credit for new calls. While that is under way the caller is among the arriving ones, and its call has not begun. Used on the
 * loop.
 */
public final class CreditReservations {
    private static final Logger LOG = LoggerFactory.getLogger(CreditReservations.class);

    private final EngineContext context;

    public CreditReservations(EngineContext context) {
        this.context = context;
    }

    /** Why calls are refused for their credit; none where it is not controlled. */
    public static List<Refusal> reasons(@Nullable CreditControl control) {
        return control == null ? List.of() : List.of(Refusal.NO_CREDIT, Refusal.CREDIT_UNKNOWN);
    }

    /**
     * Reserves what a call may use. One without an account code is charged to no account.
     *
     * @param refused receives the reason why a call without credit is refused; it is counted by then and will be recorded
     * @param begin begins it, with how long it may be billed; null: without an end
     */
    public void reserve(
            IncomingCall call,
            Instant at,
            BiConsumer<Refusal, HangupCause> refused,
            Consumer<@Nullable Duration> begin) {
        CreditControl control = context.ports().credit();
        if (control == null || call.account().isBlank()) {
            begin.accept(null);
            return;
        }
        ArrivingCallers arriving = context.choices().arriving();
        arriving.asked(call.channel());
        context.stores()
                .ask(
                        () -> control.reserve(call),
                        (decision, error) -> arriving.answered(
                                call.channel(), () -> decided(call, at, decision, error, refused, begin)));
    }

    private void decided(
            IncomingCall call,
            Instant at,
            @Nullable CreditDecision decision,
            @Nullable Throwable error,
            BiConsumer<Refusal, HangupCause> refused,
            Consumer<@Nullable Duration> begin) {
        if (error != null) {
            CallLogContext.run(
                    call.id(), () -> LOG.warn("the credit of call {} is unknown: {}", call.id(), Ports.why(error)));
        }
        if (decision instanceof CreditDecision.Granted granted) {
            begin.accept(granted.atMost());
        } else if (decision instanceof CreditDecision.Refused) {
            refuse(call, at, Refusal.NO_CREDIT, HangupCause.CALL_REJECTED, refused);
        } else if (decision == null && !context.ports().admitWhenCreditUnknown()) {
            refuse(call, at, Refusal.CREDIT_UNKNOWN, HangupCause.CONGESTION, refused);
        } else {
            begin.accept(null);
        }
    }

    private void refuse(
            IncomingCall call,
            Instant at,
            Refusal reason,
            HangupCause cause,
            BiConsumer<Refusal, HangupCause> refused) {
        context.gates().refused(call, at, reason);
        refused.accept(reason, cause);
    }
}
