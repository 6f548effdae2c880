package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;

/** The callee answered; both are in the bridge. Whoever leaves takes the other along. */
record Talking(CallData data, int attempt, boolean flowHolds, boolean answeredTwice) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new Talking(changed, attempt, flowHolds, answeredTwice);
    }

    /** The answer to the create comes late, or was lost and its second try met the first: the leg is known better by now. */
    @Override
    public Transition on(CallSignal.LegCreated signal) {
        return signal.attempt() == attempt ? stay() : CallState.super.on(signal);
    }

    /** As {@link #on(CallSignal.LegCreated)}. */
    @Override
    public Transition on(CallSignal.LegNotCreated signal) {
        return signal.attempt() == attempt ? stay() : CallState.super.on(signal);
    }

    /** As {@link #on(CallSignal.LegCreated)}. */
    @Override
    public Transition on(CallSignal.LegEntered signal) {
        return signal.attempt() == attempt ? stay() : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegLeaving signal) {
        if (signal.attempt() != attempt) {
            return CallState.super.on(signal);
        }
        CallData left = data.knownLeg(attempt, leg -> leg.leaving(signal.hangup()));
        return calleeEnds(left, signal.hangup(), signal);
    }

    @Override
    public Transition on(CallSignal.LegLeft signal) {
        return signal.attempt() == attempt ? calleeGone(Hangup.UNTOLD, signal) : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegGone signal) {
        return signal.attempt() == attempt ? calleeGone(signal.hangup(), signal) : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegMissing signal) {
        return signal.attempt() == attempt
                ? Teardown.calleeMissing(data.withoutLeg(attempt), signal)
                : CallState.super.on(signal);
    }

    private Transition calleeGone(Hangup hangup, CallSignal signal) {
        return calleeEnds(data.withoutLeg(attempt), hangup, signal);
    }

    private static Transition calleeEnds(CallData left, Hangup hangup, CallSignal signal) {
        EndReason reason = endedBy(hangup);
        CallData ended = left.attemptEnded(reason.cause(), reason.sipStatus(), signal.at());
        return Teardown.answeredEnds(ended, reason, signal.at());
    }

    /** A lost answer is sent once more, which is harmless; a refused one mostly means that the caller is just leaving. */
    @Override
    public Transition on(CallSignal.NotAnswered signal) {
        boolean mayHaveBeenLost = signal.fault() == Fault.UNKNOWN || signal.fault() == Fault.NOT_SENT;
        if (data.caller().up()) {
            return stay();
        }
        if (mayHaveBeenLost && !answeredTwice) {
            return Transition.to(new Talking(data, attempt, flowHolds, true), new Effect.AnswerCaller());
        }
        return stay(new Effect.StartTimer(
                TimerKind.CALLER_ENDS, 0, data.facts().timeouts().legEnds()));
    }

    @Override
    public Transition on(CallSignal.TimerFired signal) {
        return signal.kind() == TimerKind.CALLER_ENDS && !data.caller().up()
                ? Teardown.failed(data, HangupCause.FAILURE, signal.at())
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.FlowAsks signal) {
        return flowHolds ? stay(new Effect.Perform(signal.verb(), signal.request())) : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.FlowConnects signal) {
        return Transition.to(new Talking(data, attempt, false, answeredTwice), new Effect.Confirm(signal.request()));
    }

    @Override
    public Transition on(CallSignal.FlowHangsUp signal) {
        return flowHolds
                ? Teardown.flowHangsUp(data, signal.cause(), signal.at()).after(new Effect.Confirm(signal.request()))
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.FlowReturned signal) {
        return flowHolds ? Teardown.flowHangsUp(data, HangupCause.NORMAL_CLEARING, signal.at()) : stay();
    }

    private static EndReason endedBy(Hangup hangup) {
        return EndReason.ofAnswered(Party.CALLEE, hangup.causeOr(HangupCause.NORMAL_CLEARING), hangup.sipStatus());
    }
}
