package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drives one bridge step by step, and collects its reports and commands. */
final class BridgeDriver {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final BridgeKey KEY =
            BridgeKey.first(CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.1"), Instant.EPOCH));
    static final ChannelId A = new ChannelId("1700000000.1");
    static final ChannelId B = new ChannelId("a4j~b2bua~b1");
    static final ChannelId NEW = new ChannelId("1700000000.7");
    static final LegId CALLER = new LegId(0);
    static final LegId CALLEE = new LegId(1);

    private final BridgeMachine machine = new BridgeMachine(CallTimeouts.defaults());
    private final List<BridgeReport> reports = new ArrayList<>();
    private final List<BridgeCommand> commands = new ArrayList<>();
    private BridgeState bridge;
    private Instant now = START;

    private BridgeDriver(BridgeState bridge) {
        this.bridge = bridge;
    }

    static BridgeDriver of(BridgeState bridge) {
        return new BridgeDriver(bridge);
    }

    /** A bridge whose create is in progress. */
    static BridgeDriver requested() {
        BridgeDriver driver = new BridgeDriver(BridgeState.found(KEY, START));
        return driver.follow(driver.machine.create(KEY, START));
    }

    /** A bridge without members. */
    static BridgeDriver ready() {
        return requested().tell(new BridgeEvent.CreatedSeen(START));
    }

    /** A bridge whose caller and callee are joining. */
    static BridgeDriver joining() {
        return ready().join();
    }

    /** A bridge in which caller and callee were seen. */
    static BridgeDriver joined() {
        return joining()
                .tell(new BridgeEvent.JoinDone(List.of(A, B), START))
                .tell(new BridgeEvent.ChannelEntered(A, START))
                .tell(new BridgeEvent.ChannelEntered(B, START));
    }

    static BridgeDriver destroying() {
        return joined().destroy();
    }

    static BridgeDriver destroyed() {
        return destroying().tell(new BridgeEvent.DestroyedSeen(START));
    }

    static Leg caller() {
        return Leg.entered(CALLER, LegRole.CALLER, A, false);
    }

    static Leg callee() {
        return Leg.entered(CALLEE, LegRole.CALLEE, B, false);
    }

    /** A callee that is not in Stasis yet. */
    static Leg calleeOnItsWay() {
        DialTarget target = DialTarget.pjsip("first", "331");
        return new LegMachine(CallTimeouts.defaults())
                .create(CALLEE, LegRole.CALLEE, B, target, START)
                .next();
    }

    BridgeDriver join() {
        return join(caller(), callee());
    }

    BridgeDriver join(Leg... legs) {
        return follow(machine.join(bridge, List.of(legs), next()));
    }

    BridgeDriver remove(LegId leg) {
        return follow(machine.remove(bridge, leg, next()));
    }

    BridgeDriver destroy() {
        return follow(machine.destroy(bridge, next()));
    }

    BridgeDriver tell(BridgeEvent event) {
        return follow(machine.on(bridge, event));
    }

    BridgeDriver fire(BridgeTimer timer) {
        return tell(new BridgeEvent.TimerFired(timer, next()));
    }

    /** Fails its last command of this kind. */
    BridgeDriver fail(Class<? extends BridgeCommand> kind, CommandFailure failure) {
        List<? extends BridgeCommand> sent =
                commands.stream().filter(kind::isInstance).toList();
        return tell(new BridgeEvent.CommandFailed(sent.get(sent.size() - 1), failure, next()));
    }

    private BridgeDriver follow(BridgeTransition transition) {
        bridge = transition.next();
        reports.addAll(transition.reports());
        commands.addAll(transition.commands());
        return this;
    }

    BridgeDriver forget() {
        reports.clear();
        commands.clear();
        return this;
    }

    Instant next() {
        now = now.plusMillis(10);
        return now;
    }

    BridgeState bridge() {
        return bridge;
    }

    JoinPhase phaseOf(LegId leg) {
        BridgeMember member = bridge.member(leg);
        return member == null ? JoinPhase.OUT : member.phase();
    }

    List<BridgeReport> reports() {
        return reports;
    }

    List<BridgeCommand> commands() {
        return commands;
    }

    /** The requests of its commands, in order. */
    List<BridgeCommand> requests() {
        return commands.stream()
                .filter(command -> !(command instanceof BridgeCommand.StartTimer))
                .toList();
    }
}
