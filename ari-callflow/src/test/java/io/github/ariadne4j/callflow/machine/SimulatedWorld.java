package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk that does what it is told most of the time, in any order: events come before, after or without their REST
 * response, are doubled or lost, commands fail in every way, and people do what they like whenever they like. The application
 * may crash at any step and between any two effects: then all that was under way is lost, and its next life takes up what the
 * store and Asterisk hold. Seeded, so that every run can be had again.
 */
final class SimulatedWorld implements Effect.Handler {
    private static final Instant NOW = Machine.START;
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final CallFacts.Policy POLICY = new CallFacts.Policy(CallTimeouts.defaults(), true, true);

    private final Random random;
    private final AsteriskHolds asterisk = new AsteriskHolds(Machine.facts(POLICY));
    private final List<CallSignal> underWay = new ArrayList<>();
    private final List<CallSignal> timers = new ArrayList<>();
    private final List<Runnable> people = new ArrayList<>();
    private final Map<Integer, Integer> dials = new HashMap<>();
    private final Set<Integer> created = new HashSet<>();
    private final Set<Integer> unclear = new HashSet<>();
    private final List<CallSession> closed = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable CallSession stored;
    private int crashesLeft;
    private int lives = 1;
    private boolean crashed;
    private boolean unwatched;
    private boolean cleaning;
    private boolean foundEnded;
    private boolean forgotten;
    private int hangUpsOfCaller;
    private CallState state;

    SimulatedWorld(long seed, int crashes) {
        random = new Random(seed);
        crashesLeft = crashes;
        Transition begin = CallState.begin(Machine.facts(POLICY), NOW);
        state = begin.next();
        follow(begin);
    }

    /** Plays until nothing happens any more; false if that takes for ever. */
    boolean play() {
        for (int step = 0; step < 2_000; step++) {
            mayCrash(60);
            if (crashed) {
                takeUp();
            } else if (random.nextInt(40) == 0) {
                callerHangsUp();
            } else if (!people.isEmpty() && random.nextInt(4) == 0) {
                somebodyActs();
            } else if (!underWay.isEmpty() && random.nextInt(50) != 0) {
                tell(underWay.remove(random.nextInt(Math.min(3, underWay.size()))));
            } else if (!timers.isEmpty() && (people.isEmpty() || random.nextBoolean())) {
                hangUpsOfCaller = 0;
                tell(timers.remove(0));
            } else if (!people.isEmpty()) {
                somebodyActs();
            } else if (isOver()) {
                if (foundEnded) {
                    sweepOrphans();
                }
                return true;
            } else if (asterisk.callerLives()) {
                callerHangsUp();
            } else {
                sweep();
            }
        }
        return false;
    }

    private boolean isOver() {
        return forgotten || state.isOver();
    }

    private void mayCrash(int odds) {
        if (crashesLeft > 0 && random.nextInt(odds) == 0) {
            crashesLeft--;
            crashed = true;
        }
    }

    /** The next life begins, after people have done what they like for a while, or Asterisk was restarted too. */
    private void takeUp() {
        int talked = state instanceof Talking talking ? talking.attempt() : 0;
        underWay.clear();
        timers.clear();
        hangUpsOfCaller = 0;
        unwatched = true;
        while (!people.isEmpty() && random.nextBoolean()) {
            somebodyActs();
        }
        if (random.nextInt(8) == 0) {
            callerHangsUp();
        }
        unwatched = false;
        crashed = false;
        lives++;
        if (random.nextInt(12) == 0) {
            people.clear();
            asterisk.endAll();
            resume(FoundCall.lostWithAsterisk(NOW), 0);
        } else {
            resume(asterisk.found(), talked);
        }
    }

    private void resume(FoundCall found, int talked) {
        CallSession session = stored == null ? rebuilt(found) : stored;
        if (session == null) {
            forgotten = true;
            sweepOrphans();
            return;
        }
        boolean wasOver = session.end() != null;
        CallFacts facts = CallFacts.resumed(session, found, lives, POLICY);
        Transition taken = CallState.resume(facts, session, found, NOW);
        check(taken, found, wasOver ? 0 : talked);
        state = taken.next();
        cleaning = wasOver;
        foundEnded |= wasOver;
        follow(taken);
        cleaning = false;
    }

    /** A store that lost the session: a pair that talks is known from its channels, anything else is hung up. */
    private @Nullable CallSession rebuilt(FoundCall found) {
        boolean pair = found.legs().keySet().stream().anyMatch(asterisk::talk);
        return pair ? CallData.of(Machine.facts(POLICY), NOW).session() : null;
    }

    private void check(Transition taken, FoundCall found, int talked) {
        if (found.asteriskRestarted() && taken.effects().stream().anyMatch(sent -> !(sent instanceof Effect.Close))) {
            faults.add("sent to an Asterisk that knows nothing of the call: " + taken.effects());
        }
        for (Effect effect : taken.effects()) {
            if (effect instanceof Effect.Join join && asterisk.isIn(join)) {
                faults.add("put into the bridge again: " + join);
            }
            if (effect instanceof Effect.Dial) {
                faults.add("dialled again: " + effect);
            }
        }
        boolean kept = taken.next() instanceof Talking talking && talking.attempt() == talked;
        if (asterisk.talk(talked) && !kept) {
            faults.add("an established call was not kept: " + found + " → " + taken);
        }
    }

    /** What the reconciler does every half minute: all events about an end may have been lost. */
    private void sweep() {
        tell(new CallSignal.CallerMissing(NOW, NOW));
        for (int attempt : List.copyOf(state.data().legs().keySet())) {
            if (!asterisk.legLives(attempt)) {
                tell(new CallSignal.LegMissing(attempt, NOW, NOW));
            }
        }
    }

    /** What belongs to no call that lives is hung up by whoever finds it. */
    private void sweepOrphans() {
        asterisk.endAll();
        people.clear();
    }

    private void somebodyActs() {
        people.remove(random.nextInt(people.size())).run();
    }

    private void callerHangsUp() {
        if (asterisk.endCaller()) {
            event(new CallSignal.CallerLeaving(Machine.hangup(127, 487), NOW));
            event(new CallSignal.CallerGone(NOW));
        }
    }

    private void tell(CallSignal signal) {
        if (!forgotten) {
            Transition transition = signal.applyTo(state);
            state = transition.next();
            follow(transition);
        }
    }

    private void follow(Transition transition) {
        for (Effect effect : transition.effects()) {
            mayCrash(100);
            if (crashed) {
                return;
            }
            if (!closed.isEmpty() && !cleaning && !allowedAfterClose(effect)) {
                faults.add("after the end: " + effect);
            }
            effect.applyTo(this);
        }
    }

    private static boolean allowedAfterClose(Effect effect) {
        return effect instanceof Effect.HangUpLeg || effect instanceof Effect.EndFlow;
    }

    /** An event: mostly once, sometimes twice, sometimes never; never while nobody listens. */
    private void event(CallSignal signal) {
        int dice = random.nextInt(20);
        if (dice > 0 && !unwatched) {
            underWay.add(signal);
        }
        if (dice == 1 && !unwatched) {
            underWay.add(signal);
        }
    }

    private Fault fault() {
        return FAULTS.get(random.nextInt(FAULTS.size()));
    }

    private boolean fails() {
        return random.nextInt(10) == 0;
    }

    private boolean written(CallSession session) {
        boolean writes = !fails();
        if (writes && (stored == null || stored.end() == null)) {
            stored = session;
        }
        return writes;
    }

    @Override
    public void on(Effect.Admit effect) {
        boolean written = written(effect.session());
        underWay.add(new CallSignal.Admitted(fails() ? null : new LimitDecision.Admitted(), written, NOW));
    }

    @Override
    public void on(Effect.StartFlow effect) {
        switch (random.nextInt(7)) {
            case 0 -> underWay.add(new CallSignal.FlowDials(Machine.FIRST, 1, NOW));
            case 1 -> underWay.add(new CallSignal.FlowHangsUp(HangupCause.CALL_REJECTED, 1, NOW));
            case 2 -> underWay.add(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, NOW));
            case 3 -> underWay.add(new CallSignal.FlowKeeps("name", "value", true, 1, NOW));
            default -> underWay.add(routes());
        }
    }

    private CallSignal routes() {
        List<DialTarget> targets = List.of(Machine.FIRST, Machine.SECOND).subList(0, 1 + random.nextInt(2));
        return new CallSignal.FlowRoutes(Route.inOrder(targets), 1, NOW);
    }

    @Override
    public void on(Effect.ResumeFlow effect) {
        on(new Effect.StartFlow());
    }

    @Override
    public void on(Effect.Perform effect) {
        answered();
        underWay.add(routes());
    }

    private void answered() {
        if (asterisk.callerLives() && !asterisk.callerUp()) {
            asterisk.callerIsUp();
            event(new CallSignal.CallerUp(NOW));
        }
    }

    @Override
    public void on(Effect.Save effect) {
        written(effect.session());
        if (effect.request() > 0) {
            underWay.add(routes());
        }
    }

    @Override
    public void on(Effect.TellFlow effect) {
        if (effect.outcome() instanceof DialOutcome.Answered && random.nextInt(4) > 0) {
            underWay.add(new CallSignal.FlowConnects(2, NOW));
        } else {
            underWay.add(new CallSignal.FlowReturned(false, NOW));
        }
    }

    @Override
    public void on(Effect.CreateLeg effect) {
        int attempt = effect.attempt();
        boolean first = created.add(attempt);
        if (!first && !unclear.remove(attempt)) {
            faults.add("an id was used twice: " + effect);
        }
        if (asterisk.legLives(attempt)) {
            underWay.add(new CallSignal.LegNotCreated(attempt, Fault.CONFLICT, NOW));
        } else if (fails()) {
            Fault fault = fault();
            boolean happened = fault == Fault.UNKNOWN && random.nextBoolean();
            underWay.add(new CallSignal.LegNotCreated(attempt, fault, NOW));
            if (first && fault == Fault.UNKNOWN) {
                unclear.add(attempt);
            }
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
        asterisk.leg(attempt, ChannelState.DOWN);
        event(new CallSignal.LegEntered(attempt, NOW));
    }

    @Override
    public void on(Effect.CreateBridge effect) {
        Fault fault = asterisk.bridgeLives() ? Fault.CONFLICT : fault();
        boolean failed = asterisk.bridgeLives() || fails();
        boolean happened = fault == Fault.UNKNOWN && random.nextBoolean();
        asterisk.bridge(!failed || fault == Fault.CONFLICT || happened);
        underWay.add(failed ? new CallSignal.BridgeNotMade(fault, NOW) : new CallSignal.BridgeMade(NOW));
    }

    @Override
    public void on(Effect.Join effect) {
        int attempt = effect.attempt();
        boolean possible = asterisk.bridgeLives() && asterisk.callerLives() && asterisk.legLives(attempt);
        if (!possible) {
            underWay.add(new CallSignal.NotJoined(attempt, Fault.CONFLICT, NOW));
        } else if (fails()) {
            underWay.add(new CallSignal.NotJoined(attempt, fault(), NOW));
        } else {
            asterisk.join(effect);
            underWay.add(new CallSignal.Joined(attempt, NOW));
        }
    }

    @Override
    public void on(Effect.Dial effect) {
        int attempt = effect.attempt();
        dials.merge(attempt, 1, Integer::sum);
        if (!asterisk.legLives(attempt) || fails()) {
            Fault fault = asterisk.legLives(attempt) ? fault() : Fault.GONE;
            underWay.add(new CallSignal.NotDialled(attempt, fault, NOW));
            return;
        }
        if (random.nextInt(4) > 0) {
            people.add(() -> rings(attempt));
        }
        people.add(
                switch (random.nextInt(4)) {
                    case 0 -> () -> legEnds(attempt, Machine.hangup(17, 486));
                    case 1 -> () -> legEnds(attempt, Machine.hangup(19, 480));
                    default -> () -> answers(attempt);
                });
    }

    private void rings(int attempt) {
        if (asterisk.legLives(attempt)) {
            asterisk.leg(attempt, ChannelState.RINGING);
            event(new CallSignal.LegRinging(attempt, NOW));
        }
    }

    private void answers(int attempt) {
        if (!asterisk.legLives(attempt)) {
            return;
        }
        asterisk.leg(attempt, ChannelState.UP);
        event(new CallSignal.LegUp(attempt, NOW));
        if (asterisk.bothIn(attempt)) {
            answered();
        }
        if (random.nextBoolean()) {
            people.add(() -> legEnds(attempt, Machine.hangup(16, null)));
        }
    }

    private void legEnds(int attempt, Hangup hangup) {
        if (asterisk.endLeg(attempt)) {
            event(new CallSignal.LegLeaving(attempt, hangup, NOW));
            event(new CallSignal.LegLeft(attempt, NOW));
            event(new CallSignal.LegGone(attempt, hangup, NOW));
        }
    }

    @Override
    public void on(Effect.BoundCaller effect) {}

    @Override
    public void on(Effect.AnswerCaller effect) {
        if (fails()) {
            underWay.add(new CallSignal.NotAnswered(fault(), NOW));
        } else {
            answered();
        }
    }

    @Override
    public void on(Effect.SaveAnswer effect) {
        written(effect.session());
    }

    @Override
    public void on(Effect.HangUpCaller effect) {
        hangUpsOfCaller++;
        if (hangUpsOfCaller > 1) {
            faults.add("the caller was hung up twice");
        }
        if (!asterisk.callerLives()) {
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
        if (!asterisk.legLives(attempt)) {
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
            boolean lived = asterisk.bridgeLives();
            asterisk.bridge(false);
            underWay.add(lived ? new CallSignal.BridgeGone(NOW) : new CallSignal.BridgeNotDestroyed(Fault.GONE, NOW));
        }
    }

    @Override
    public void on(Effect.StartTimer effect) {
        timers.add(new CallSignal.TimerFired(effect.kind(), effect.attempt(), NOW));
    }

    @Override
    public void on(Effect.Close effect) {
        closed.add(effect.ended());
        stored = effect.ended();
    }

    @Override
    public void on(Effect.Confirm effect) {}

    @Override
    public void on(Effect.EndFlow effect) {}

    AsteriskHolds asterisk() {
        return asterisk;
    }

    /** The ended sessions that came to be records. */
    List<CallSession> closed() {
        return closed;
    }

    /** The application crashed before the store had the call, and nobody talked: nobody can write a record of it. */
    boolean forgotten() {
        return forgotten;
    }

    /** What must not have happened. */
    List<String> faults() {
        return faults;
    }

    int mostDialsOfOneLeg() {
        return dials.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    int lives() {
        return lives;
    }
}
