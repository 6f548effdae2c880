package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import java.time.Instant;

/** The ways in which a call comes to its end. */
final class Teardown {
    private Teardown() {}

    /** The caller leaves: before the answer it is a cancel. */
    static Transition callerEnds(CallData data, Hangup hangup, Instant at) {
        HangupCause cause = HangupPropagation.toCallee(hangup.causeOr(HangupCause.NORMAL_CLEARING));
        EndReason reason = EndReason.ofAnswered(Party.CALLER, cause, hangup.sipStatus());
        return end(data, reason, data.connectedOrServed() ? Disposition.ANSWERED : Disposition.CANCELLED, at);
    }

    /** The caller left, and nobody told when, or why. */
    static Transition callerMissing(CallData data, CallSignal.CallerMissing signal) {
        EndReason reason = EndReason.of(Party.CALLER, HangupCause.NORMAL_CLEARING);
        Disposition disposition = data.mayHaveBeenConnected() ? Disposition.ANSWERED : Disposition.CANCELLED;
        return end(data, new CallEnd(disposition, reason, EndSource.RECONCILED, signal.notBefore()), signal.at());
    }

    /** The callee of an answered call left, and nobody told when, or why. */
    static Transition calleeMissing(CallData data, CallSignal.LegMissing signal) {
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.NORMAL_CLEARING);
        return end(
                data, new CallEnd(Disposition.ANSWERED, reason, EndSource.RECONCILED, signal.notBefore()), signal.at());
    }

    /** All of the call is gone with its Asterisk: there is nobody to hang up, only its flow to be told. */
    static Transition lost(CallData data, CallSignal.AsteriskLost signal) {
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.FAILURE);
        Disposition disposition = data.mayHaveBeenConnected() ? Disposition.ANSWERED : Disposition.FAILED;
        CallEnd end = new CallEnd(disposition, reason, EndSource.ASTERISK_LOST, signal.notBefore());
        CallData ended = data.timeline(data.timeline().endedAt(signal.at()));
        CallEnd bounded = end.within(data.timeline(), ended.timeline());
        return Transition.to(new Ended(ended), new Effect.Close(ended.session().endedBy(bounded)));
    }

    /** The callee, or the network, ends an answered call. */
    static Transition answeredEnds(CallData data, EndReason reason, Instant at) {
        return end(data, reason, Disposition.ANSWERED, at);
    }

    /** No target answered. */
    static Transition calleeFailed(CallData data, EndReason reason, Instant at) {
        boolean served = data.connectedOrServed();
        return end(data, reason, served ? Disposition.ANSWERED : dispositionOf(reason.cause()), at);
    }

    /** The flow ends the call. */
    static Transition flowHangsUp(CallData data, HangupCause cause, Instant at) {
        return end(data, EndReason.of(Party.APPLICATION, cause), flowDisposition(data, cause), at);
    }

    /** The call is not taken, whether or not its caller came in answered. */
    static Transition refuse(CallData data, HangupCause cause, Instant at) {
        return end(data, EndReason.of(Party.APPLICATION, cause), Disposition.REFUSED, at);
    }

    /** Something failed on our side or Asterisk's; two who talked before have talked all the same. */
    static Transition failed(CallData data, HangupCause cause, Instant at) {
        boolean talked =
                data.caller().up() && data.legs().values().stream().anyMatch(leg -> leg.phase() == LegPhase.UP);
        Disposition disposition = talked ? Disposition.ANSWERED : Disposition.FAILED;
        return end(data, EndReason.of(Party.APPLICATION, cause), disposition, at);
    }

    /** A leg that nobody waits for shows itself. If it was hung up before it existed, that hang-up was in vain. */
    static Transition hangUpStray(CallState state, int attempt, LegPhase phase) {
        LegProgress before = state.data().leg(attempt);
        boolean underWay = before != null && (before.leaving() || (before.hangUpSent() && before.mayExist()));
        CallData known = state.data().leg(attempt, leg -> leg.at(phase).hungUp());
        return underWay
                ? state.stay(known)
                : state.stay(known, new Effect.HangUpLeg(attempt, HangupCause.NORMAL_CLEARING));
    }

    /** What was to be hung up is not there any more. */
    static Transition goneBefore(CallState state, CallSignal.HangUpFailed signal) {
        return signal.attempt() == 0
                ? state.on(new CallSignal.CallerGone(signal.at()))
                : state.on(new CallSignal.LegGone(signal.attempt(), Hangup.UNTOLD, signal.at()));
    }

    private static Transition end(CallData data, EndReason reason, Disposition disposition, Instant at) {
        return end(data, CallEnd.told(disposition, reason), at);
    }

    private static Transition end(CallData data, CallEnd end, Instant at) {
        return foundEnded(data, end, at).after(new Effect.EndFlow());
    }

    /** The call ended while nobody watched, and has no flow. */
    static Transition foundEnded(CallData data, CallEnd end, Instant at) {
        CallData ended = data.timeline(data.timeline().endedAt(at));
        return Ending.begin(ended, end.within(data.timeline(), ended.timeline()), toCaller(data, end));
    }

    static HangupCause toCaller(CallData data, CallEnd end) {
        return data.caller().up() ? end.cause() : HangupPropagation.toUnansweredCaller(end.cause());
    }

    private static Disposition flowDisposition(CallData data, HangupCause cause) {
        if (data.mayHaveBeenConnected()) {
            return Disposition.ANSWERED;
        }
        if (cause.equals(HangupCause.FAILURE) || cause.equals(HangupCause.TEMPORARY_FAILURE)) {
            return Disposition.FAILED;
        }
        return data.attempts().isEmpty() ? Disposition.REFUSED : dispositionOf(cause);
    }

    private static Disposition dispositionOf(HangupCause cause) {
        DialOutcome outcome = DialOutcome.ofFailure(cause);
        if (outcome instanceof DialOutcome.Busy) {
            return Disposition.BUSY;
        }
        if (outcome instanceof DialOutcome.NoAnswer) {
            return Disposition.NO_ANSWER;
        }
        return outcome instanceof DialOutcome.Rejected ? Disposition.REJECTED : Disposition.UNREACHABLE;
    }
}
