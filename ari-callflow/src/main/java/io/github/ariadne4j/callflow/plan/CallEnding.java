package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegSetUp.AnswerPhase;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.TalkRecordings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways in which a call comes to its end. */
final class CallEnding {
    private final CallStep step;

    CallEnding(CallStep step) {
        this.step = step;
    }

    /** The source of an end's time for the evidence of a leg. */
    static EndSource sourceOf(ReleaseEvidence evidence) {
        return switch (evidence) {
            case DESTROYED, LEFT_STASIS, NOT_CREATED, GIVEN_UP -> EndSource.EVENT;
            case NOT_FOUND -> EndSource.RECONCILED;
            case SERVER_LOST -> EndSource.ASTERISK_LOST;
        };
    }

    /**
     * The caller left: before it was answered, that is a cancel.
     *
     * @param kept the leg that stays for the flow; null: none does
     */
    CallPlan callerLeft(Hangup hangup, EndSource source, Instant notBefore, @Nullable LegId kept) {
        HangupCause cause = HangupPropagation.toCallee(hangup.causeOr(HangupCause.NORMAL_CLEARING));
        EndReason reason = step.call().isCallerAnswered()
                ? EndReason.ofAnswered(Party.CALLER, cause, hangup.sipStatus())
                : new EndReason(Party.CALLER, cause, hangup.sipStatus());
        return begin(isServed(source) ? Disposition.ANSWERED : Disposition.CANCELLED, reason, source, notBefore, kept);
    }

    /** The callee of a connected call left. An answer that never reached the caller is none. */
    CallPlan calleeLeft(EndReason reason, EndSource source, Instant notBefore) {
        return begin(isServed(source) ? Disposition.ANSWERED : ofCause(reason.cause()), reason, source, notBefore);
    }

    /** The parties of a call that no flow holds may talk no longer. */
    CallPlan timeIsUp() {
        HangupCause cause = HangupCause.NORMAL_CLEARING;
        return begin(isServed() ? Disposition.ANSWERED : ofCause(cause), EndReason.of(Party.APPLICATION, cause));
    }

    /** The flow gave the caller away, which has left; any other leg ends as always. */
    CallPlan handedOn() {
        step.dropJournal();
        Disposition disposition = isServed() ? Disposition.ANSWERED : Disposition.REFUSED;
        EndReason reason = EndReason.of(Party.APPLICATION, HangupCause.REDIRECTED);
        CallEnd end = ended(disposition, reason, EndSource.EVENT, step.at());
        for (Leg leg : step.call().legs()) {
            step.hangUp(leg.id(), HangupCause.NORMAL_CLEARING);
        }
        return settled(end);
    }

    /** No target answered. */
    CallPlan huntFailed(EndReason reason) {
        return begin(isServed() ? Disposition.ANSWERED : ofCause(reason.cause()), reason);
    }

    /** The call is not taken. */
    CallPlan refused(HangupCause cause) {
        return begin(Disposition.REFUSED, EndReason.of(Party.APPLICATION, cause));
    }

    /** Something failed on our side or Asterisk's; parties who talked before have talked all the same. */
    CallPlan failed(HangupCause cause) {
        return begin(isConnected() ? Disposition.ANSWERED : Disposition.FAILED, EndReason.of(Party.APPLICATION, cause));
    }

    /** The flow ends the call, and has nothing more to do in it. */
    CallPlan flowHangsUp(HangupCause cause) {
        step.dropJournal();
        return begin(flowDisposition(cause), EndReason.of(Party.APPLICATION, cause));
    }

    /** The application ends the call from outside its flow; before the call was connected, that is a cancel. */
    CallPlan ordered(HangupCause cause) {
        return begin(isServed() ? Disposition.ANSWERED : Disposition.CANCELLED, EndReason.of(Party.APPLICATION, cause));
    }

    private Disposition flowDisposition(HangupCause cause) {
        if (isServed()) {
            return Disposition.ANSWERED;
        }
        if (cause.equals(HangupCause.FAILURE) || cause.equals(HangupCause.TEMPORARY_FAILURE)) {
            return Disposition.FAILED;
        }
        return hasCallee() ? ofCause(cause) : Disposition.REFUSED;
    }

    private boolean hasCallee() {
        for (Leg leg : step.call().legs()) {
            if (leg.role() == LegRole.CALLEE) {
                return true;
            }
        }
        return false;
    }

    /** All of the call is gone with its Asterisk, to which nothing is sent from here on. */
    CallPlan serverLost(Instant notBefore) {
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.FAILURE);
        Disposition disposition = isServed(EndSource.ASTERISK_LOST) ? Disposition.ANSWERED : Disposition.FAILED;
        return settled(ended(disposition, reason, EndSource.ASTERISK_LOST, notBefore));
    }

    /** Whether the caller was answered, and either connected with a callee or served by the flow. */
    private boolean isServed() {
        return isConnected()
                || (step.call().isCallerAnswered() && step.call().flow().served());
    }

    /** Where no event reported the end, the event of the caller's answer may be missing too; the callee's is taken. */
    private boolean isServed(EndSource source) {
        return isServed() || (source != EndSource.EVENT && step.call().times().connected() != null);
    }

    private boolean isConnected() {
        return step.call().isCallerAnswered() && step.call().times().connected() != null;
    }

    private static Disposition ofCause(HangupCause cause) {
        DialOutcome outcome = DialOutcome.ofFailure(cause);
        if (outcome instanceof DialOutcome.Busy) {
            return Disposition.BUSY;
        }
        if (outcome instanceof DialOutcome.NoAnswer) {
            return Disposition.NO_ANSWER;
        }
        return outcome instanceof DialOutcome.Rejected ? Disposition.REJECTED : Disposition.UNREACHABLE;
    }

    private CallPlan begin(Disposition disposition, EndReason reason) {
        return begin(disposition, reason, EndSource.EVENT, step.at());
    }

    private CallPlan begin(Disposition disposition, EndReason reason, EndSource source, Instant notBefore) {
        return begin(disposition, reason, source, notBefore, null);
    }

    private CallPlan begin(
            Disposition disposition, EndReason reason, EndSource source, Instant notBefore, @Nullable LegId kept) {
        if (kept != null) {
            new TalkRecordings(step).stopAll();
        }
        List<OpenOperation> sounds = soundsOf(kept);
        List<StoppingSound> stopping = step.call().stopping();
        CallEnd end = ended(disposition, reason, source, notBefore);
        step.become(step.call()
                .withOperations(sounds)
                .withStopping(stopping)
                .withoutStopping(sound -> !sound.leg().equals(kept)));
        hangUpAll(end, kept);
        return new ReleasingRules(step, new CallPlan.Releasing(end, kept)).begun();
    }

    /** Music and hold of a leg that stays do not end. */
    private List<OpenOperation> soundsOf(@Nullable LegId kept) {
        List<OpenOperation> sounds = step.call().operations(OpenOperation.Kind.SOUND);
        sounds.removeIf(sound -> !sound.leg().equals(kept));
        return sounds;
    }

    /**
     * Parties who were connected talked, also where the answer is seen only at the end: of the caller, or, if no event reported the
     * caller's end, of a callee.
     */
    CallEnd asKnownNow(CallEnd end) {
        noteRelayedAnswer();
        boolean unseen = end.source() != EndSource.EVENT && hasCalleeAnswered();
        if (unseen) {
            noteUnseenAnswer();
        }
        return unseen || isConnected()
                ? new CallEnd(Disposition.ANSWERED, end.reason(), end.source(), end.notBefore())
                : end;
    }

    /**
     * Asterisk answers a caller by itself once the callee in its bridge answers: those two talked, also where the end of the call was
     * ordered before either answer was seen.
     */
    private void noteRelayedAnswer() {
        Leg caller = step.call().caller();
        if (caller == null || !caller.wasAnswered() || caller.setUp().answer() != AnswerPhase.NONE) {
            return;
        }
        for (Leg leg : step.call().legs()) {
            boolean isCallee = leg.role() == LegRole.CALLEE && leg.hasTakenCall() && !leg.wasAnsweredElsewhere();
            if (isCallee && !isAnsweredBefore(caller, leg)) {
                step.become(step.call().with(step.call().times().connectedWith(leg.id(), step.at())));
                return;
            }
        }
    }

    /**
     * A caller that was connected, and whose end no event reported, was answered by then: at its callee's answer, as the time is not known. One that
     * was there and is hung up without an answer was not.
     */
    private void noteUnseenAnswer() {
        Leg caller = step.call().caller();
        Instant connected = step.call().times().connected();
        if (caller != null && connected != null && !caller.wasAnswered() && caller.causeSent() == null) {
            step.become(step.call().with(step.call().times().answeredAt(caller.id(), connected)));
        }
    }

    private boolean isAnsweredBefore(Leg one, Leg other) {
        return answeredAt(one).isBefore(answeredAt(other));
    }

    private Instant answeredAt(Leg leg) {
        LegTimes times = step.call().times().of(leg.id());
        Instant answered = times == null ? null : times.answered();
        return answered == null ? step.call().times().started() : answered;
    }

    private boolean hasCalleeAnswered() {
        for (Leg leg : step.call().legs()) {
            if (leg.hasTakenCall() && leg.role() == LegRole.CALLEE) {
                return true;
            }
        }
        return false;
    }

    private CallPlan settled(CallEnd end) {
        return new ReleasingRules(step, new CallPlan.Releasing(end)).begun();
    }

    private CallEnd ended(Disposition disposition, EndReason reason, EndSource source, Instant notBefore) {
        if (!hasFlowBegun()) {
            step.dropJournal();
        }
        Instant earliest = later(notBefore, step.knownUntil());
        step.become(step.call().with(step.call().times().endedAt(step.at())));
        Instant bounded = source == EndSource.EVENT
                ? null
                : earlier(earliest, step.call().times().ended());
        step.tellFlow(new Word.End());
        step.become(step.call().withOperations(List.of()).withStopping(List.of()));
        return new CallEnd(disposition, reason, source, bounded);
    }

    private boolean hasFlowBegun() {
        return step.call().caller() != null && !(step.call().plan() instanceof CallPlan.Admitting);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private void hangUpAll(CallEnd end, @Nullable LegId kept) {
        boolean callerAnswered = step.call().isCallerAnswered();
        for (Leg leg : step.call().legs()) {
            if (leg.id().equals(kept)) {
                continue;
            }
            boolean unansweredCaller = step.call().isCaller(leg.id()) && !callerAnswered;
            HangupCause cause = unansweredCaller
                    ? HangupPropagation.toUnansweredCaller(end.cause())
                    : HangupPropagation.toCallee(end.cause());
            step.hangUp(leg.id(), cause);
        }
    }
}
