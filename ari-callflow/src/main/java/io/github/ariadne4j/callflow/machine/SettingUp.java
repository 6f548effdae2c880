package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Leg;
import io.github.ariadne4j.callflow.call.LegRole;
import io.github.ariadne4j.callflow.call.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target is being tried: leg and bridge are created side by side, the leg joins once both are there, and is dialled once
 * it has joined, so that its ringing, its early media and its answer reach the caller. A leg that an earlier life dialled
 * may have rung, or been answered, before it is seen to be in the bridge.
 */
record SettingUp(CallData data, Dialling dialling) implements CallState {
    /** The engine dials these, one after the other, and ends the call if none answers. */
    static Transition route(CallData data, List<DialTarget> targets, Instant at) {
        return next(data, targets, 0, null, at);
    }

    /** The flow dials this one and waits. */
    static Transition dial(CallData data, DialTarget target, int request, Instant at) {
        return next(data, List.of(target), request, null, at);
    }

    private static Transition next(
            CallData data, List<DialTarget> targets, int request, @Nullable EndReason worst, Instant at) {
        DialTarget target = targets.get(0);
        boolean bridgeNeeded = data.bridge() == BridgeUse.NONE;
        CallData tried = data.attempt(target, at).bridge(bridgeNeeded ? BridgeUse.REQUESTED : data.bridge());
        int attempt = tried.lastAttempt();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.CreateLeg(attempt, target));
        if (bridgeNeeded) {
            effects.add(new Effect.CreateBridge());
        }
        Duration patience = data.facts().timeouts().legShowsUp();
        effects.add(new Effect.StartTimer(TimerKind.LEG_SHOWS_UP, attempt, patience));
        List<DialTarget> rest = List.copyOf(targets.subList(1, targets.size()));
        return new Transition(
                new SettingUp(tried, new Dialling(target, attempt, Joining.WAITING, rest, request, worst)), effects);
    }

    @Override
    public CallState with(CallData changed) {
        return new SettingUp(changed, dialling);
    }

    @Override
    public Transition on(CallSignal.LegCreated signal) {
        return current(signal.attempt())
                ? stay(data.knownLeg(signal.attempt(), leg -> leg.at(LegPhase.CREATED)))
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegEntered signal) {
        return current(signal.attempt())
                ? joinWhenReady(data.leg(signal.attempt(), leg -> leg.at(LegPhase.ENTERED)))
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegNotCreated signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null || signal.fault() == Fault.CONFLICT) {
            return CallState.super.on(signal);
        }
        if (leg.hasEntered()) {
            return stay();
        }
        if (leg.isUnclearAfter(signal.fault())) {
            return stay(waitToCreateAgain());
        }
        return failed(
                data.withoutLeg(dialling.attempt()), EndReason.of(Party.NETWORK, causeOf(signal.fault())), signal.at());
    }

    /** Not at once: Asterisk drops a channel that is created while our event socket, cut just now, is away. */
    private Effect waitToCreateAgain() {
        Duration wait = data.facts().timeouts().legShowsUp().dividedBy(4);
        return new Effect.StartTimer(TimerKind.CREATE_AGAIN, dialling.attempt(), wait);
    }

    /** Once: the id is ours, and Asterisk refuses a second channel of that id. */
    private Transition createAgain(LegProgress leg) {
        DialTarget target = dialling.target();
        if (target == null || leg.phase() != LegPhase.REQUESTED) {
            return stay();
        }
        int attempt = dialling.attempt();
        return stay(data.leg(attempt, known -> known.at(LegPhase.REPEATED)), new Effect.CreateLeg(attempt, target));
    }

    @Override
    public Transition on(CallSignal.BridgeMade signal) {
        return joinWhenReady(data.bridge(BridgeUse.READY));
    }

    @Override
    public Transition on(CallSignal.BridgeNotMade signal) {
        if (signal.fault() == Fault.UNKNOWN && data.bridge() == BridgeUse.REQUESTED) {
            return stay(data.bridge(BridgeUse.REPEATED), new Effect.CreateBridge());
        }
        if (data.bridge().mayBeThereAfter(signal.fault())) {
            return on(new CallSignal.BridgeMade(signal.at()));
        }
        return Teardown.failed(data.bridge(BridgeUse.NONE), causeOf(signal.fault()), signal.at());
    }

    /** What is refused was asked wrongly; anything else may be better tried elsewhere, or later. */
    private static HangupCause causeOf(Fault ofCreate) {
        return ofCreate == Fault.REFUSED || ofCreate == Fault.GONE ? HangupCause.FAILURE : HangupCause.CONGESTION;
    }

    private Transition joinWhenReady(CallData known) {
        LegProgress leg = known.leg(dialling.attempt());
        boolean ready = known.bridge() == BridgeUse.READY && leg != null && leg.hasEntered();
        if (!ready || dialling.joining() != Joining.WAITING) {
            return stay(known);
        }
        Missing missing = known.caller().bridged() ? Missing.LEG : Missing.BOTH;
        return Transition.to(
                new SettingUp(known, dialling.with(Joining.SENT)), new Effect.Join(dialling.attempt(), missing));
    }

    @Override
    public Transition on(CallSignal.Joined signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null) {
            return CallState.super.on(signal);
        }
        CallData known = data.caller(data.caller().isBridged(true));
        SettingUp joined = new SettingUp(known, dialling.with(Joining.DONE));
        return switch (leg.phase()) {
            case ENTERED -> joined.dial();
            case UP -> joined.talk();
            case REQUESTED, REPEATED, CREATED, DIALLED -> Transition.to(joined);
        };
    }

    /** From here on the leg is dialled, whatever becomes of the command: it is never sent a second time. */
    private Transition dial() {
        int attempt = dialling.attempt();
        Duration backstop = dialling.ringFor().plus(data.facts().timeouts().ringSlack());
        return stay(
                        data.leg(attempt, known -> known.at(LegPhase.DIALLED)),
                        new Effect.Dial(attempt, dialling.ringFor()),
                        new Effect.StartTimer(TimerKind.RING, attempt, backstop))
                .bounded();
    }

    /** A leg that has been answered is not given up for want of an answer of Asterisk: it may well be in. */
    @Override
    public Transition on(CallSignal.NotJoined signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null) {
            return stay();
        }
        if (leg.phase() == LegPhase.UP && signal.fault() == Fault.UNKNOWN) {
            return on(new CallSignal.Joined(signal.attempt(), signal.at()));
        }
        if (signal.fault() == Fault.UNKNOWN && dialling.joining() == Joining.SENT && leg.phase() == LegPhase.ENTERED) {
            return joinAgain();
        }
        return switch (signal.fault()) {
            case GONE, CONFLICT, REFUSED -> stay(waitForItsEnd());
            case FAILED, NOT_SENT, UNKNOWN -> abandon(ourFault(), signal.at());
        };
    }

    /** Once, and only before the leg is dialled, as until then nothing is heard in the bridge. */
    private Transition joinAgain() {
        Missing missing = data.caller().bridged() ? Missing.LEG : Missing.BOTH;
        return Transition.to(
                new SettingUp(data, dialling.with(Joining.REPEATED)), new Effect.Join(dialling.attempt(), missing));
    }

    @Override
    public Transition on(CallSignal.NotDialled signal) {
        if (!current(signal.attempt())) {
            return stay();
        }
        return switch (signal.fault()) {
            case UNKNOWN -> stay();
            case NOT_SENT -> abandon(EndReason.of(Party.NETWORK, HangupCause.CONGESTION), signal.at());
            case GONE, CONFLICT, REFUSED, FAILED -> stay(waitForItsEnd());
        };
    }

    @Override
    public Transition on(CallSignal.LegRinging signal) {
        return current(signal.attempt()) ? stay(data.ringing(signal.at())) : stay();
    }

    @Override
    public Transition on(CallSignal.LegUp signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null || leg.phase() != LegPhase.DIALLED) {
            return stay();
        }
        CallData answered =
                data.leg(signal.attempt(), known -> known.at(LegPhase.UP)).calleeAnswered(signal.at());
        Effect save = new Effect.SaveAnswer(answered.session());
        if (dialling.joining() != Joining.DONE) {
            return stay(answered, save);
        }
        Transition talking = Transition.to(talking(answered), new Effect.AnswerCaller(), save);
        return dialling.handedOver() ? talking : talking.after(tellFlow(answered(signal.attempt())));
    }

    /** The leg was answered before it was in the bridge. */
    private Transition talk() {
        return data.caller().up()
                ? Transition.to(talking(data))
                : Transition.to(talking(data), new Effect.AnswerCaller());
    }

    private Talking talking(CallData known) {
        return new Talking(known, dialling.attempt(), !dialling.handedOver(), false);
    }

    /** In the bridge, the callee's answer answers the caller: it is known from that, should its own event be lost. */
    @Override
    public Transition on(CallSignal.CallerUp signal) {
        LegProgress leg = data.leg(dialling.attempt());
        boolean dialled = dialling.joining() == Joining.DONE && leg != null && leg.phase() == LegPhase.DIALLED;
        boolean byCallee = dialled && !data.caller().up() && !data.kept().served();
        CallData known = data.caller(data.caller().isUp()).callerAnswered(signal.at());
        return byCallee
                ? new SettingUp(known, dialling).on(new CallSignal.LegUp(dialling.attempt(), signal.at()))
                : stay(known);
    }

    @Override
    public Transition on(CallSignal.LegLeaving signal) {
        return current(signal.attempt())
                ? stay(data.knownLeg(signal.attempt(), leg -> leg.leaving(signal.hangup())), waitForItsEnd())
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegLeft signal) {
        return current(signal.attempt())
                ? stay(data.knownLeg(signal.attempt(), leg -> leg.leaving(Hangup.UNTOLD)), waitForItsEnd())
                : CallState.super.on(signal);
    }

    @Override
    public Transition on(CallSignal.LegGone signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null) {
            return CallState.super.on(signal);
        }
        return failed(
                data.withoutLeg(signal.attempt()), reasonOf(signal.hangup().orElse(leg.told())), signal.at());
    }

    @Override
    public Transition on(CallSignal.TimerFired signal) {
        LegProgress leg = data.leg(signal.attempt());
        if (!current(signal.attempt()) || leg == null) {
            return CallState.super.on(signal);
        }
        return switch (signal.kind()) {
            case LEG_SHOWS_UP ->
                leg.phase().compareTo(LegPhase.ENTERED) < 0 ? abandon(ourFault(), signal.at()) : stay();
            case CREATE_AGAIN -> createAgain(leg);
            case RING ->
                leg.phase() == LegPhase.UP
                        ? stay()
                        : abandon(EndReason.of(Party.CALLEE, HangupCause.NO_ANSWER), signal.at());
            case LEG_ENDS -> abandon(leg.leaving() ? reasonOf(leg.told()) : ourFault(), signal.at());
            case SAVE_AGAIN, CALLER_ENDS, TEARDOWN -> stay();
        };
    }

    /** The leg may still be there: hang it up, and do not wait for it. */
    private Transition abandon(EndReason reason, Instant at) {
        int attempt = dialling.attempt();
        CallData left = data.knownLeg(attempt, LegProgress::hungUp);
        return failed(left, reason, at).after(new Effect.HangUpLeg(attempt, reason.cause()));
    }

    private Transition failed(CallData left, EndReason reason, Instant at) {
        CallData known = left.attemptEnded(reason.cause(), reason.sipStatus(), at);
        EndReason worst = dialling.with(reason);
        if (!dialling.rest().isEmpty()) {
            return next(known, dialling.rest(), dialling.request(), worst, at);
        }
        if (dialling.handedOver()) {
            return Teardown.calleeFailed(known, worst, at);
        }
        return Transition.to(new InFlow(known), tellFlow(DialOutcome.ofFailure(worst.cause())));
    }

    /** A callee that was cancelled by somebody else says 487; to the caller that is no more than “not there”. */
    private static EndReason reasonOf(Hangup told) {
        boolean cancelled = told.sipStatus() != null && told.sipStatus() == 487;
        HangupCause cause = cancelled ? HangupCause.NORMAL_UNSPECIFIED : told.causeOr(HangupCause.NORMAL_UNSPECIFIED);
        return new EndReason(Party.CALLEE, cause, told.sipStatus());
    }

    private static EndReason ourFault() {
        return EndReason.of(Party.NETWORK, HangupCause.CONGESTION);
    }

    private Effect waitForItsEnd() {
        Duration patience = data.facts().timeouts().legEnds();
        return new Effect.StartTimer(TimerKind.LEG_ENDS, dialling.attempt(), patience);
    }

    private Effect tellFlow(DialOutcome outcome) {
        return new Effect.TellFlow(dialling.request(), outcome);
    }

    private DialOutcome answered(int attempt) {
        return new DialOutcome.Answered(
                new Leg(LegRole.B, attempt, data.facts().ids().leg(attempt)));
    }

    private boolean current(int attempt) {
        return attempt == dialling.attempt();
    }
}
