package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.machine.CallSignal.Admitted;
import io.github.ariadne4j.callflow.machine.CallSignal.AsteriskLost;
import io.github.ariadne4j.callflow.machine.CallSignal.BridgeGone;
import io.github.ariadne4j.callflow.machine.CallSignal.BridgeMade;
import io.github.ariadne4j.callflow.machine.CallSignal.BridgeNotDestroyed;
import io.github.ariadne4j.callflow.machine.CallSignal.BridgeNotMade;
import io.github.ariadne4j.callflow.machine.CallSignal.CallerGone;
import io.github.ariadne4j.callflow.machine.CallSignal.CallerLeaving;
import io.github.ariadne4j.callflow.machine.CallSignal.CallerMissing;
import io.github.ariadne4j.callflow.machine.CallSignal.CallerUp;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowAsks;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowConnects;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowDials;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowHangsUp;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowKeeps;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowNotes;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowReturned;
import io.github.ariadne4j.callflow.machine.CallSignal.FlowRoutes;
import io.github.ariadne4j.callflow.machine.CallSignal.HangUpFailed;
import io.github.ariadne4j.callflow.machine.CallSignal.Joined;
import io.github.ariadne4j.callflow.machine.CallSignal.LegCreated;
import io.github.ariadne4j.callflow.machine.CallSignal.LegEntered;
import io.github.ariadne4j.callflow.machine.CallSignal.LegGone;
import io.github.ariadne4j.callflow.machine.CallSignal.LegLeaving;
import io.github.ariadne4j.callflow.machine.CallSignal.LegLeft;
import io.github.ariadne4j.callflow.machine.CallSignal.LegMissing;
import io.github.ariadne4j.callflow.machine.CallSignal.LegNotCreated;
import io.github.ariadne4j.callflow.machine.CallSignal.LegRinging;
import io.github.ariadne4j.callflow.machine.CallSignal.LegUp;
import io.github.ariadne4j.callflow.machine.CallSignal.NotAnswered;
import io.github.ariadne4j.callflow.machine.CallSignal.NotDialled;
import io.github.ariadne4j.callflow.machine.CallSignal.NotJoined;
import io.github.ariadne4j.callflow.machine.CallSignal.NotSaved;
import io.github.ariadne4j.callflow.machine.CallSignal.TimerFired;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a call stands. What a state does not say otherwise, this interface says for all of them: a caller that leaves ends
 * the call, a leg that nobody waits for is hung up, everything else changes nothing.
 *
 * <pre>
 * Admitting ─ limits, session ─▶ InFlow ─ dial, route ─▶ SettingUp ─ answer ─▶ Talking
 *     │                           │ ▲                    │  │ ▲ next target     │
 *     │                           │ └─ dial failed ──────┘  └─┘                 │
 *     └───────────────────────────┴───────────── any end ──┴────────────────────┴─▶ Ending ─▶ Ended
 * </pre>
 *
 * A call that an earlier life of the application left begins in the state that what is left of it shows ({@link #resume}).
 */
public sealed interface CallState permits Admitting, InFlow, SettingUp, Talking, Ending, Ended {
    /** A call comes in. */
    static Transition begin(CallFacts facts, Instant at) {
        CallData data = CallData.of(facts, at);
        return Transition.to(new Admitting(data), new Effect.Admit(data.session()));
    }

    /**
     * A call that an earlier life of the application left is taken up: from what Asterisk holds of it follow its state, and
     * what is still to be done. A call that has ended already comes out {@link #isOver over}, without a record.
     *
     * @param facts made by {@link CallFacts#resumed} of the same session and what was found
     * @param session what was written of it last
     * @param found what Asterisk holds of it
     * @param at now
     */
    static Transition resume(CallFacts facts, CallSession session, FoundCall found, Instant at) {
        return Resumption.of(facts, session, found, at).transition();
    }

    /** What is known of the call. */
    CallData data();

    /** What is written down of the call. */
    default CallSession session() {
        return data().session();
    }

    /** The same state, knowing something else. */
    CallState with(CallData data);

    /** Whether the call is over and nothing more will come of it. */
    default boolean isOver() {
        return false;
    }

    /** Nothing changes but what is known, if that. */
    default Transition stay(CallData data, Effect... effects) {
        return Transition.to(with(data), effects);
    }

    /** Nothing changes. */
    default Transition stay(Effect... effects) {
        return Transition.to(this, effects);
    }

    /** Limits and store answered, nobody waits. */
    default Transition on(Admitted signal) {
        return stay();
    }

    /** The caller is answered, by the flow or through the bridge. */
    default Transition on(CallerUp signal) {
        return stay(data().caller(data().caller().isUp()).callerAnswered(signal.at()));
    }

    /** The caller gives up, or hangs up. */
    default Transition on(CallerLeaving signal) {
        return Teardown.callerEnds(data().caller(data().caller().isLeaving()), signal.hangup(), signal.at());
    }

    /** The caller is gone without having said so. */
    default Transition on(CallerGone signal) {
        return Teardown.callerEnds(data().caller(data().caller().isGone()), Hangup.UNTOLD, signal.at());
    }

    /** A leg that nobody waits for (any more) shows up: it must not stay. */
    default Transition on(LegEntered signal) {
        return Teardown.hangUpStray(this, signal.attempt(), LegPhase.ENTERED);
    }

    /** A leg that nobody waits for (any more) exists: it must not stay. */
    default Transition on(LegCreated signal) {
        return Teardown.hangUpStray(this, signal.attempt(), LegPhase.CREATED);
    }

    /** A leg that nobody waits for rings. */
    default Transition on(LegRinging signal) {
        return stay();
    }

    /** A leg that nobody waits for answered just when it was hung up: Asterisk itself ends it. */
    default Transition on(LegUp signal) {
        return stay();
    }

    /** A leg that nobody waits for is on its way out. */
    default Transition on(LegLeaving signal) {
        return stay(data().knownLeg(signal.attempt(), leg -> leg.leaving(signal.hangup())));
    }

    /** A leg that nobody waits for has left. */
    default Transition on(LegLeft signal) {
        return stay(data().withoutLeg(signal.attempt()));
    }

    /** A leg that nobody waits for is gone. */
    default Transition on(LegGone signal) {
        return stay(data().withoutLeg(signal.attempt()));
    }

    /** The caller left while nobody told us. */
    default Transition on(CallerMissing signal) {
        return Teardown.callerMissing(data().caller(data().caller().isGone()), signal);
    }

    /** A leg that Asterisk does not list is gone, unless its create may be younger than that list. */
    default Transition on(LegMissing signal) {
        LegProgress leg = data().leg(signal.attempt());
        return leg == null || !leg.hasEntered()
                ? stay()
                : on(new LegGone(signal.attempt(), Hangup.UNTOLD, signal.at()));
    }

    /** The Asterisk is another one now, which knows nothing of this call: nothing is asked of it. */
    default Transition on(AsteriskLost signal) {
        return Teardown.lost(data(), signal).after(new Effect.EndFlow());
    }

    /** A create failed: the leg was never there, unless it exists already (409) or nobody can tell. */
    default Transition on(LegNotCreated signal) {
        if (signal.fault() == Fault.CONFLICT) {
            return on(new LegCreated(signal.attempt(), signal.at()));
        }
        LegProgress leg = data().leg(signal.attempt());
        return leg == null || leg.isUnclearAfter(signal.fault())
                ? stay()
                : on(new LegGone(signal.attempt(), Hangup.UNTOLD, signal.at()));
    }

    /** The bridge is there, for whoever will need it, or for the teardown. */
    default Transition on(BridgeMade signal) {
        return stay(data().bridge(BridgeUse.READY));
    }

    /** Our own id exists already (409) or nobody can tell: act as if it were there, the next command will show. */
    default Transition on(BridgeNotMade signal) {
        return data().bridge().mayBeThereAfter(signal.fault())
                ? on(new BridgeMade(signal.at()))
                : stay(data().bridge(BridgeUse.NONE));
    }

    /** A leg that nobody waits for is in the bridge, and its hang-up takes it out; the caller is in it, and stays. */
    default Transition on(Joined signal) {
        return stay(data().caller(data().caller().isBridged(true)));
    }

    /** As {@link #on(Joined)}. */
    default Transition on(NotJoined signal) {
        return stay();
    }

    /** As {@link #on(Joined)}. */
    default Transition on(NotDialled signal) {
        return stay();
    }

    /** Nobody waits for the answer of the caller. */
    default Transition on(NotAnswered signal) {
        return stay();
    }

    /** 404 tells that it is gone; else a leg is hung up again after a while: it may be in the bridge. */
    default Transition on(HangUpFailed signal) {
        if (signal.fault() == Fault.GONE) {
            return Teardown.goneBefore(this, signal);
        }
        Duration patience = data().facts().timeouts().legEnds();
        return signal.attempt() == 0
                ? stay()
                : stay(new Effect.StartTimer(TimerKind.LEG_ENDS, signal.attempt(), patience));
    }

    /** Nobody waits for the end of the bridge. */
    default Transition on(BridgeGone signal) {
        return stay();
    }

    /** As {@link #on(BridgeGone)}. */
    default Transition on(BridgeNotDestroyed signal) {
        return stay();
    }

    /** What only this life knows dies with it: the session is written as soon as the store takes it. */
    default Transition on(NotSaved signal) {
        return stay(Effect.StartTimer.toSaveAgain());
    }

    /** A leg that was hung up in vain is hung up again; anything else is a timer of an earlier state. */
    default Transition on(TimerFired signal) {
        if (signal.kind() == TimerKind.SAVE_AGAIN) {
            return stay(new Effect.Save(data().session(), 0));
        }
        LegProgress leg = data().leg(signal.attempt());
        boolean inVain = signal.kind() == TimerKind.LEG_ENDS && leg != null && leg.hangUpSent();
        return inVain ? stay(new Effect.HangUpLeg(signal.attempt(), HangupCause.NORMAL_CLEARING)) : stay();
    }

    /** A flow that holds no call any more. */
    default Transition on(FlowAsks signal) {
        return stay(new Effect.EndFlow());
    }

    /** As {@link #on(FlowAsks)}. */
    default Transition on(FlowDials signal) {
        return stay(new Effect.EndFlow());
    }

    /** As {@link #on(FlowAsks)}. */
    default Transition on(FlowConnects signal) {
        return stay(new Effect.EndFlow());
    }

    /** As {@link #on(FlowAsks)}. */
    default Transition on(FlowRoutes signal) {
        return stay(new Effect.EndFlow());
    }

    /** As {@link #on(FlowAsks)}. */
    default Transition on(FlowHangsUp signal) {
        return stay(new Effect.EndFlow());
    }

    /** A field for the CDR is welcome until the CDR is written. */
    default Transition on(FlowNotes signal) {
        return stay(data().note(signal.name(), signal.value()));
    }

    /** What the flow keeps is written down before the flow goes on. */
    default Transition on(FlowKeeps signal) {
        CallData kept = data().keep(signal.name(), signal.value(), signal.inCdr());
        return stay(kept, new Effect.Save(kept.session(), signal.request()));
    }

    /** A flow that handed its call over comes to its end. */
    default Transition on(FlowReturned signal) {
        return stay();
    }
}
