package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.execution.verb.ControlAnswers;
import io.github.ariadne4j.callflow.execution.verb.SpokenPrompts;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.ownership.OwnershipLease;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Orders to calls that live, here or in another instance, which is then named. Safe on any thread. */
final class CallControl {
    private final LiveCalls calls;
    private final OutsideRequests requests;
    private final SpokenPrompts spoken;
    private final SessionStore sessions;
    private final Supplier<Optional<OwnershipLease>> ownership;
    private final TargetGates gates;

    /** The checks of targets that an order dials. */
    interface TargetGates {
        /** Why this target of a call may not be dialled; null if it may. */
        GateDecision.@Nullable Refused refusal(IncomingCall call, DialTarget target);
    }

    /**
     * For the calls of one engine.
     *
     * @param spoken turns texts into sound files
     * @param sessions where the owners of calls of other instances are looked up
     * @param ownership this instance; empty before its start
     * @param gates judge targets
     */
    CallControl(
            LiveCalls calls,
            OutsideRequests requests,
            SpokenPrompts spoken,
            SessionStore sessions,
            Supplier<Optional<OwnershipLease>> ownership,
            TargetGates gates) {
        this.calls = calls;
        this.requests = requests;
        this.spoken = spoken;
        this.sessions = sessions;
        this.ownership = ownership;
        this.gates = gates;
    }

    CompletionStage<HangupOutcome> hangUp(CallId call, HangupCause cause) {
        return toLive(call, (actor, told) -> actor.hangUp(cause, told), HangupOutcome.TOO_LATE);
    }

    CompletionStage<ControlOutcome> order(CallId call, CallOrder order) {
        return order(call, order, ControlAnswers::outcome, outcome -> outcome);
    }

    /** Texts become sound before the call gets the signal. */
    CompletionStage<ControlOutcome> play(CallId call, CallOrder.PlayTo order) {
        return spoken.said(order.play())
                .handleAsync(
                        (said, failure) -> failure == null
                                ? order(call, new CallOrder.PlayTo(order.party(), said))
                                : CompletableFuture.<ControlOutcome>completedStage(
                                        new ControlOutcome.Refused(Ports.why(failure))),
                        requests::runApart)
                .thenCompose(outcome -> outcome);
    }

    CompletionStage<ControlOutcome> supervise(CallId call, CallOrder.Supervise order) {
        return dial(call, order, order.supervisor(), "the supervisor");
    }

    CompletionStage<ControlOutcome> transfer(CallId call, CallOrder.Transfer order) {
        return dial(call, order, order.terms().target(), "the target of the transfer");
    }

    /** The gates judge the target of an order as each target of a call. */
    private CompletionStage<ControlOutcome> dial(CallId call, CallOrder order, DialTarget target, String party) {
        return order(
                call,
                (actor, told) -> {
                    GateDecision.Refused refused = gates.refusal(actor.incoming(), target);
                    if (refused == null) {
                        actor.order(order, (answer, why) -> told.accept(ControlAnswers.outcome(answer, why)));
                    } else {
                        told.accept(new ControlOutcome.Refused("a gate refuses " + party + ": "
                                + refused.reason().name()));
                    }
                },
                outcome -> outcome);
    }

    CompletionStage<TalkRecordOutcome> recordTalk(CallId call, CallOrder.RecordTalk order) {
        return order(call, order, ControlAnswers::talk, TalkRecordOutcome.NotRecorded::new);
    }

    private <T> CompletionStage<T> order(
            CallId call,
            CallOrder order,
            BiFunction<FlowAnswer, @Nullable Throwable, T> outcomeOf,
            Function<ControlOutcome, T> ofNotDone) {
        return order(
                call,
                (actor, told) -> actor.order(order, (answer, why) -> told.accept(outcomeOf.apply(answer, why))),
                ofNotDone);
    }

    private <T> CompletionStage<T> order(
            CallId call, BiConsumer<CallActor, Consumer<T>> what, Function<ControlOutcome, T> ofNotDone) {
        T over = ofNotDone.apply(new ControlOutcome.CallOver());
        return toLive(call, what, over)
                .thenCompose(outcome -> outcome.equals(over)
                        ? ownerOf(call).thenApply(ofNotDone)
                        : CompletableFuture.completedStage(outcome));
    }

    private <T> CompletionStage<T> toLive(CallId call, BiConsumer<CallActor, Consumer<T>> what, T ifNotLive) {
        return requests.ask(
                told -> {
                    CallActor actor = calls.find(call);
                    if (actor == null) {
                        told.accept(ifNotLive);
                    } else {
                        what.accept(actor, told);
                    }
                },
                ifNotLive);
    }

    private CompletionStage<ControlOutcome> ownerOf(CallId call) {
        return Ports.ask(() -> sessions.find(call))
                .handleAsync(
                        (session, error) -> error == null ? owner(session) : new ControlOutcome.CallOver(),
                        requests::runApart);
    }

    private ControlOutcome owner(Optional<CallSession> stored) {
        CallSession session = stored.orElse(null);
        return session != null && session.end() == null && isElsewhere(session)
                ? new ControlOutcome.OwnedElsewhere(
                        session.origin(), session.owner().epoch())
                : new ControlOutcome.CallOver();
    }

    /** A call of an earlier instance that this one has not is none that it recovers. */
    private boolean isElsewhere(CallSession session) {
        OwnershipLease own = ownership.get().orElse(null);
        return own == null
                || !own.origin().equals(session.origin())
                || session.owner().epoch() > own.epoch();
    }
}
