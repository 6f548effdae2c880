package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An Asterisk that does what it is told most of the time, in any order: events come before, after or without their REST
 * response, are doubled or lost, commands fail in every way, and people hang up whenever they like. Seeded, so that every
 * run can be had again.
 */
final class SimulatedWorld implements Effect.Handler {
    private static final Instant NOW = Machine.START;
    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final Random random;
    private final List<CallSignal> underWay = new ArrayList<>();
    private final List<CallSignal> timers = new ArrayList<>();
    private final Set<Integer> livingLegs = new HashSet<>();
    private final Map<Integer, Integer> dials = new HashMap<>();
    private boolean callerLives = true;
    private boolean bridgeLives;
    private int hangUpsOfCaller;
    private int closes;
    private int effectsAfterClose;
    private boolean onlyTimersMayRepeatHangUps = true;
    private CallState state;

    SimulatedWorld(long seed) {
        random = new Random(seed);
        follow(CallState.begin(Machine.facts(new CallFacts.Policy(CallTimeouts.defaults(), true, true)), NOW));
    }

    /** Plays until nothing happens any more; false if that takes for ever. */
    boolean play() {
        for (int step = 0; step < 2_000; step++) {
            if (callerLives && random.nextInt(40) == 0) {
                callerHangsUp();
            }
            if (!underWay.isEmpty() && random.nextInt(50) != 0) {
                tell(underWay.remove(random.nextInt(Math.min(3, underWay.size()))));
            } else if (!timers.isEmpty()) {
                CallSignal timer = timers.remove(0);
                hangUpsOfCaller = 0;
                tell(timer);
            } else if (state.isOver()) {
                return true;
            } else if (callerLives) {
                callerHangsUp();
            } else {
                sweep();
            }
        }
        return false;
    }

    /** What the reconciler does every half minute: all events about an end may have been lost. */
    private void sweep() {
        tell(new CallSignal.CallerGone(NOW));
        for (int attempt = 1; attempt <= 2; attempt++) {
            if (!livingLegs.contains(attempt)) {
                tell(new CallSignal.LegMissing(attempt, NOW));
            }
        }
    }

    private void callerHangsUp() {
        if (callerLives) {
            callerLives = false;
            event(new CallSignal.CallerLeaving(Machine.hangup(127, 487), NOW));
            event(new CallSignal.CallerGone(NOW));
        }
    }

    private void tell(CallSignal signal) {
        follow(signal.applyTo(state));
    }

    private void follow(Transition transition) {
        state = transition.next();
        transition.effects().forEach(effect -> {
            if (closes > 0) {
                effectsAfterClose += allowedAfterClose(effect) ? 0 : 1;
            }
            effect.applyTo(this);
        });
    }

    private static boolean allowedAfterClose(Effect effect) {
        return effect instanceof Effect.HangUpLeg || effect instanceof Effect.EndFlow;
    }

    /** An event: mostly once, sometimes twice, sometimes never. */
    private void event(CallSignal signal) {
        int dice = random.nextInt(20);
        if (dice > 0) {
            underWay.add(signal);
        }
        if (dice == 1) {
            underWay.add(signal);
        }
    }

    private Fault fault() {
        return FAULTS.get(random.nextInt(FAULTS.size()));
    }

    private boolean fails() {
        return random.nextInt(10) == 0;
    }

    @Override
    public void on(Effect.AskLimits effect) {
        underWay.add(new CallSignal.LimitsAnswered(fails() ? null : new LimitDecision.Admitted(), NOW));
    }

    @Override
    public void on(Effect.OpenSession effect) {
        underWay.add(new CallSignal.SessionOpened(!fails(), NOW));
    }

    @Override
    public void on(Effect.StartFlow effect) {
        List<DialTarget> targets = List.of(Machine.FIRST, Machine.SECOND).subList(0, 1 + random.nextInt(2));
        switch (random.nextInt(6)) {
            case 0 -> underWay.add(new CallSignal.FlowDials(Machine.FIRST, 1, NOW));
            case 1 -> underWay.add(new CallSignal.FlowHangsUp(HangupCause.CALL_REJECTED, 1, NOW));
            default -> underWay.add(new CallSignal.FlowRoutes(Route.inOrder(targets), 1, NOW));
        }
    }

    @Override
    public void on(Effect.TellFlow effect) {
        underWay.add(new CallSignal.FlowReturned(false, NOW));
    }

    @Override
    public void on(Effect.CreateLeg effect) {
        int attempt = effect.attempt();
        if (fails()) {
            Fault fault = fault();
            boolean happened = fault == Fault.UNKNOWN && random.nextBoolean();
            underWay.add(new CallSignal.LegNotCreated(attempt, fault, NOW));
            if (happened || fault == Fault.CONFLICT) {
                livesAs(attempt);
            }
        } else if (random.nextInt(20) == 0) {
            underWay.add(new CallSignal.LegCreated(attempt, NOW));
        } else {
            underWay.add(new CallSignal.LegCreated(attempt, NOW));
            livesAs(attempt);
        }
    }

    private void livesAs(int attempt) {
        livingLegs.add(attempt);
        event(new CallSignal.LegEntered(attempt, NOW));
    }

    @Override
    public void on(Effect.CreateBridge effect) {
        Fault fault = fault();
        boolean failed = fails();
        bridgeLives = !failed || fault == Fault.CONFLICT || fault == Fault.UNKNOWN;
        underWay.add(failed ? new CallSignal.BridgeNotMade(fault, NOW) : new CallSignal.BridgeMade(NOW));
    }

    @Override
    public void on(Effect.Join effect) {
        int attempt = effect.attempt();
        boolean possible = bridgeLives && callerLives && livingLegs.contains(attempt);
        underWay.add(
                possible && !fails()
                        ? new CallSignal.Joined(attempt, NOW)
                        : new CallSignal.NotJoined(attempt, possible ? fault() : Fault.CONFLICT, NOW));
    }

    @Override
    public void on(Effect.Dial effect) {
        int attempt = effect.attempt();
        dials.merge(attempt, 1, Integer::sum);
        if (!livingLegs.contains(attempt) || fails()) {
            underWay.add(new CallSignal.NotDialled(attempt, livingLegs.contains(attempt) ? fault() : Fault.GONE, NOW));
            return;
        }
        if (random.nextBoolean()) {
            event(new CallSignal.LegRinging(attempt, NOW));
        }
        switch (random.nextInt(4)) {
            case 0 -> legEnds(attempt, Machine.hangup(17, 486));
            case 1 -> legEnds(attempt, Machine.hangup(19, 480));
            default -> {
                event(new CallSignal.LegUp(attempt, NOW));
                if (random.nextBoolean()) {
                    legEnds(attempt, Machine.hangup(16, null));
                }
            }
        }
    }

    private void legEnds(int attempt, Hangup hangup) {
        if (livingLegs.remove(attempt)) {
            event(new CallSignal.LegLeaving(attempt, hangup, NOW));
            event(new CallSignal.LegLeft(attempt, NOW));
            event(new CallSignal.LegGone(attempt, hangup, NOW));
        }
    }

    @Override
    public void on(Effect.AnswerCaller effect) {
        if (fails()) {
            underWay.add(new CallSignal.NotAnswered(fault(), NOW));
        } else if (callerLives) {
            event(new CallSignal.CallerUp(NOW));
        }
    }

    @Override
    public void on(Effect.HangUpCaller effect) {
        hangUpsOfCaller++;
        onlyTimersMayRepeatHangUps &= hangUpsOfCaller == 1;
        if (!callerLives) {
            underWay.add(new CallSignal.HangUpFailed(0, Fault.GONE, NOW));
        } else if (fails()) {
            underWay.add(new CallSignal.HangUpFailed(0, Fault.NOT_SENT, NOW));
        } else {
            callerHangsUp();
        }
    }

    @Override
    public void on(Effect.HangUpLeg effect) {
        int attempt = effect.attempt();
        if (!livingLegs.contains(attempt)) {
            underWay.add(new CallSignal.HangUpFailed(attempt, Fault.GONE, NOW));
        } else if (fails()) {
            underWay.add(new CallSignal.HangUpFailed(attempt, Fault.FAILED, NOW));
        } else {
            legEnds(attempt, Machine.hangup(16, null));
        }
    }

    @Override
    public void on(Effect.DestroyBridge effect) {
        if (fails()) {
            underWay.add(new CallSignal.BridgeNotDestroyed(Fault.UNKNOWN, NOW));
        } else {
            boolean lived = bridgeLives;
            bridgeLives = false;
            underWay.add(lived ? new CallSignal.BridgeGone(NOW) : new CallSignal.BridgeNotDestroyed(Fault.GONE, NOW));
        }
    }

    @Override
    public void on(Effect.StartTimer effect) {
        timers.add(new CallSignal.TimerFired(effect.kind(), effect.attempt(), NOW));
    }

    @Override
    public void on(Effect.Close effect) {
        closes++;
    }

    @Override
    public void on(Effect.SaveAnswer effect) {}

    @Override
    public void on(Effect.Perform effect) {}

    @Override
    public void on(Effect.Confirm effect) {}

    @Override
    public void on(Effect.EndFlow effect) {}

    int closes() {
        return closes;
    }

    int effectsAfterClose() {
        return effectsAfterClose;
    }

    int mostDialsOfOneLeg() {
        return dials.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    boolean callerLives() {
        return callerLives;
    }

    Set<Integer> livingLegs() {
        return livingLegs;
    }

    boolean bridgeLives() {
        return bridgeLives;
    }

    boolean onlyTimersRepeatedHangUps() {
        return onlyTimersMayRepeatHangUps;
    }
}
