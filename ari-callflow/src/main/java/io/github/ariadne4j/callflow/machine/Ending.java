package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The call is being torn down: everybody is hung up once, then the bridge is destroyed (never at the same time, which
 * would overwrite the cause), then the record is written. A command that was lost is sent again soon, once; what shows no effect
 * is asked for again at every step, and a call that will not end is given up after a while, so that its record is never lost.
 *
 * @param waited how long the steps took that are over
 * @param step how long this one takes
 */
record Ending(CallData data, CallEnd end, HangupCause toCaller, Duration waited, Duration step) implements CallState {
    /** A socket that was cut loses what is under way on it; by then requests go another way. */
    private static final Duration AFTER_A_LOSS = Duration.ofMillis(100);

    static Transition begin(CallData data, CallEnd end, HangupCause toCaller) {
        List<Effect> effects = new ArrayList<>();
        if (!data.caller().leaving()) {
            effects.add(new Effect.HangUpCaller(toCaller));
        }
        CallData known = data;
        for (Map.Entry<Integer, LegProgress> leg : data.legs().entrySet()) {
            if (hangUpNow(leg.getValue())) {
                effects.add(new Effect.HangUpLeg(leg.getKey(), HangupPropagation.toCallee(end.cause())));
                known = known.knownLeg(leg.getKey(), LegProgress::hungUp);
            }
        }
        Duration step = data.facts().timeouts().teardownStep();
        Transition settled = new Ending(known, end, toCaller, Duration.ZERO, step).settled(known);
        if (!settled.next().isOver()) {
            effects.add(timer(step));
        }
        return settled.after(effects);
    }

    /** Not yet one whose create is on its way: the hang-up could overtake it. */
    private static boolean hangUpNow(LegProgress leg) {
        return leg.mayExist() && !leg.leaving() && !leg.hangUpSent();
    }

    private static Effect timer(Duration step) {
        return new Effect.StartTimer(TimerKind.TEARDOWN, 0, step);
    }

    @Override
    public CallState with(CallData changed) {
        return new Ending(changed, end, toCaller, waited, step);
    }

    /** Moves on to the bridge once everybody is gone, and to the end once the bridge is. */
    private Transition settled(CallData known) {
        if (!known.caller().gone() || !known.legs().isEmpty()) {
            return stay(known);
        }
        return switch (known.bridge()) {
            case NONE, GONE -> over(known);
            case READY -> stay(known.bridge(BridgeUse.DESTROYING), new Effect.DestroyBridge());
            case REQUESTED, REPEATED, DESTROYING -> stay(known);
        };
    }

    private Transition over(CallData known) {
        return Transition.to(new Ended(known), new Effect.Close(known.session().endedBy(end)));
    }

    @Override
    public Transition on(CallSignal.CallerUp signal) {
        return stay(data.caller(data.caller().isUp()));
    }

    @Override
    public Transition on(CallSignal.CallerLeaving signal) {
        return stay(data.caller(data.caller().isLeaving()));
    }

    @Override
    public Transition on(CallSignal.CallerGone signal) {
        return settled(data.caller(data.caller().isGone()));
    }

    @Override
    public Transition on(CallSignal.CallerMissing signal) {
        return settled(data.caller(data.caller().isGone()));
    }

    /** How it ended is known already; what it still waited for will not come. */
    @Override
    public Transition on(CallSignal.AsteriskLost signal) {
        return over(data);
    }

    @Override
    public Transition on(CallSignal.LegLeft signal) {
        return settled(data.withoutLeg(signal.attempt()));
    }

    @Override
    public Transition on(CallSignal.LegGone signal) {
        return settled(data.withoutLeg(signal.attempt()));
    }

    @Override
    public Transition on(CallSignal.BridgeMade signal) {
        return data.bridge().isOnItsWay() ? settled(data.bridge(BridgeUse.READY)) : stay();
    }

    @Override
    public Transition on(CallSignal.BridgeNotMade signal) {
        boolean mayBeThere = data.bridge().mayBeThereAfter(signal.fault());
        return settled(data.bridge(mayBeThere ? BridgeUse.READY : BridgeUse.NONE));
    }

    @Override
    public Transition on(CallSignal.BridgeGone signal) {
        return settled(data.bridge(BridgeUse.GONE));
    }

    @Override
    public Transition on(CallSignal.BridgeNotDestroyed signal) {
        return signal.fault() == Fault.GONE ? settled(data.bridge(BridgeUse.GONE)) : failed(signal.fault());
    }

    @Override
    public Transition on(CallSignal.HangUpFailed signal) {
        return signal.fault() == Fault.GONE ? Teardown.goneBefore(this, signal) : failed(signal.fault());
    }

    /** What is still there is asked for again at the next step, which begins soon after a first loss. */
    private Transition failed(Fault fault) {
        boolean lost = fault == Fault.UNKNOWN || fault == Fault.NOT_SENT;
        if (!lost || !waited.isZero()) {
            return stay();
        }
        return Transition.to(new Ending(data, end, toCaller, waited, AFTER_A_LOSS), timer(AFTER_A_LOSS));
    }

    @Override
    public Transition on(CallSignal.FlowKeeps signal) {
        return stay(new Effect.EndFlow());
    }

    @Override
    public Transition on(CallSignal.TimerFired signal) {
        if (signal.kind() != TimerKind.TEARDOWN) {
            return stay();
        }
        Duration soFar = waited.plus(step);
        CallTimeouts timeouts = data.facts().timeouts();
        if (soFar.compareTo(timeouts.teardown()) >= 0) {
            return over(data);
        }
        return new Ending(data, end, toCaller, soFar, timeouts.teardownStep()).askAgain();
    }

    private Transition askAgain() {
        List<Effect> effects = new ArrayList<>();
        if (!data.caller().gone()) {
            effects.add(new Effect.HangUpCaller(toCaller));
        }
        CallData known = data;
        for (int attempt : data.legs().keySet()) {
            effects.add(new Effect.HangUpLeg(attempt, HangupPropagation.toCallee(end.cause())));
            known = known.knownLeg(attempt, LegProgress::hungUp);
        }
        effects.add(timer(step));
        boolean unsure = known.bridge().isOnItsWay() || known.bridge() == BridgeUse.DESTROYING;
        return settled(unsure ? known.bridge(BridgeUse.READY) : known).after(effects);
    }
}
