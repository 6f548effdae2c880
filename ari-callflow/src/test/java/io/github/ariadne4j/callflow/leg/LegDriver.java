package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Drives one leg step by step, and collects its reports and commands. */
final class LegDriver {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final ChannelId CHANNEL = new ChannelId("a4j~b2bua~b1");
    static final ChannelId CALLER = new ChannelId("1700000000.1");
    static final ChannelId OTHER = new ChannelId("1700000000.7");
    static final DialTarget TARGET = DialTarget.pjsip("first", "331");
    static final Hangup BUSY = new Hangup(HangupCause.USER_BUSY, 486);

    private final LegMachine machine = new LegMachine(CallTimeouts.defaults());
    private final List<LegReport> reports = new ArrayList<>();
    private final List<LegCommand> commands = new ArrayList<>();
    private Leg leg;
    private Instant now = START;

    private LegDriver(Leg leg) {
        this.leg = leg;
    }

    /** A callee whose create is in progress. */
    static LegDriver requested() {
        LegDriver driver = new LegDriver(caller().leg());
        driver.follow(driver.machine.create(new LegId(1), LegRole.CALLEE, CHANNEL, TARGET, driver.next()));
        return driver;
    }

    static LegDriver created() {
        return requested().tell(new LegEvent.CreatedSeen(CHANNEL, START));
    }

    static LegDriver inStasis() {
        return created().tell(new LegEvent.StasisEntered(CHANNEL, START));
    }

    static LegDriver dialing() {
        return inStasis().dial();
    }

    static LegDriver ringing() {
        return dialing().tell(new LegEvent.RingingSeen(CHANNEL, START));
    }

    static LegDriver answered() {
        return ringing().tell(new LegEvent.AnswerSeen(CHANNEL, START));
    }

    /** A callee whose far end hung up. */
    static LegDriver announced() {
        return answered().tell(new LegEvent.HangupRequested(CHANNEL, Hangup.UNTOLD, START));
    }

    /** A callee that the application hung up. */
    static LegDriver hungUp() {
        return answered().hangUp(HangupCause.NORMAL_CLEARING);
    }

    /** A callee that left Stasis and whose cause is not yet reported. */
    static LegDriver left() {
        return answered().tell(new LegEvent.StasisLeft(CHANNEL, START));
    }

    /** A callee that was replaced, and whose new channel is gone before the old one is. */
    static LegDriver gone() {
        return answered()
                .tell(new LegEvent.ReplacedBy(CHANNEL, OTHER, Replacement.TAKEN_OVER, START))
                .tell(new LegEvent.DestroyedSeen(OTHER, Hangup.UNTOLD, START));
    }

    static LegDriver released() {
        return answered().tell(new LegEvent.DestroyedSeen(CHANNEL, BUSY, START));
    }

    static LegDriver caller() {
        return new LegDriver(Leg.entered(new LegId(0), LegRole.CALLER, CALLER, false));
    }

    static LegDriver of(Leg leg) {
        return new LegDriver(leg);
    }

    LegDriver tell(LegEvent event) {
        return follow(machine.on(leg, event));
    }

    LegDriver fire(LegTimer timer) {
        return tell(new LegEvent.TimerFired(timer, next()));
    }

    LegDriver dial() {
        return follow(machine.dial(leg, Duration.ofSeconds(30), Duration.ofSeconds(5), next()));
    }

    LegDriver answer() {
        return follow(machine.answer(leg, next()));
    }

    LegDriver bound() {
        return follow(machine.bound(leg, next()));
    }

    LegDriver hangUp(HangupCause cause) {
        return follow(machine.hangUp(leg, cause, next()));
    }

    /** Fails its last command of this kind. */
    LegDriver fail(Class<? extends LegCommand> kind, CommandFailure failure) {
        List<? extends LegCommand> sent = commands(kind);
        return tell(new LegEvent.CommandFailed(sent.get(sent.size() - 1), failure, next()));
    }

    LegDriver step(Function<LegMachine, LegTransition> order) {
        return follow(order.apply(machine));
    }

    private LegDriver follow(LegTransition transition) {
        leg = transition.next();
        reports.addAll(transition.reports());
        commands.addAll(transition.commands());
        return this;
    }

    LegDriver forget() {
        reports.clear();
        commands.clear();
        return this;
    }

    Instant next() {
        now = now.plusMillis(10);
        return now;
    }

    Leg leg() {
        return leg;
    }

    List<LegReport> reports() {
        return reports;
    }

    List<LegCommand> commands() {
        return commands;
    }

    <T extends LegCommand> List<T> commands(Class<T> kind) {
        return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends LegReport> List<T> reports(Class<T> kind) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The requests of its commands, in order. */
    List<LegCommand> requests() {
        return commands.stream()
                .filter(command -> !(command instanceof LegCommand.StartTimer))
                .toList();
    }
}
