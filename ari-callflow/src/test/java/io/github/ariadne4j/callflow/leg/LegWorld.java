package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A simulation of one leg with an Asterisk that mostly carries out its commands, in virtual time. Events are late, lost, doubled
 * and out of order; commands fail in every way, and one whose outcome is unknown may take effect up to 900 ms later; the far end,
 * other clients of Asterisk and the plan act at random. Seeded, so that every run is repeatable.
 */
final class LegWorld implements LegCommand.Handler {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static final CallId OTHER_CALL = CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.8"), START);
    private static final Hangup CLEARED = Hangup.of(HangupCause.NORMAL_CLEARING);
    private static final Hangup BUSY = new Hangup(HangupCause.USER_BUSY, 486);

    private final Random random;
    private final LegMachine machine = new LegMachine(CallTimeouts.defaults());
    private final Agenda agenda = new Agenda(START);
    private final Map<ChannelId, Channel> channels = new HashMap<>();
    private final Set<ChannelId> toldLeft = new HashSet<>();
    private final Map<ChannelId, Long> hungUpAt = new HashMap<>();
    private final List<LegReport> reports = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final int troubles;
    private final int soon;
    private boolean serverLost;
    private boolean lastInTheDark;
    private int creates;
    private int dials;
    private int replacements;
    private Leg leg;

    /** A channel of the simulated Asterisk. */
    private static final class Channel {
        final ChannelId id;
        final boolean created;
        boolean lives = true;
        boolean inStasis = true;
        boolean dialled;
        boolean up;

        Channel(ChannelId id, boolean created) {
            this.id = id;
            this.created = created;
        }

        boolean isOurs() {
            return lives && inStasis;
        }
    }

    private LegWorld(long seed) {
        random = new Random(seed);
        troubles = 3 + below(8);
        soon = chance(2) ? 1_500 : 60_000;
    }

    static LegWorld callee(long seed) {
        LegWorld world = new LegWorld(seed);
        ChannelId channel = new ChannelId("b1");
        DialTarget target = DialTarget.pjsip("first", "331");
        LegTransition begun = world.machine.create(new LegId(1), LegRole.CALLEE, channel, target, world.time());
        world.begin(begun);
        return world;
    }

    static LegWorld caller(long seed) {
        LegWorld world = new LegWorld(seed);
        ChannelId channel = new ChannelId("1700000000.1");
        world.channels.put(channel, new Channel(channel, false));
        Leg entered = Leg.entered(new LegId(0), LegRole.CALLER, channel, false);
        world.begin(new LegTransition(entered, List.of(), List.of()));
        world.in(world.below(world.soon), () -> world.follow(world.machine.answer(world.leg, world.time())));
        world.in(world.below(world.soon), () -> world.follow(world.machine.bound(world.leg, world.time())));
        return world;
    }

    private void begin(LegTransition begun) {
        leg = begun.next();
        follow(begun);
        in(chance(3) ? below(1_000) : below(90_000), this::planHangsUp);
        in(30_000, this::reconcile);
        if (chance(3)) {
            in(below(soon), this::replace);
        }
        if (chance(10)) {
            in(below(soon), this::replace);
        }
        if (chance(10)) {
            in(below(soon), this::redirect);
        }
        if (chance(100)) {
            in(below(soon), this::loseServer);
        }
        if (chance(3)) {
            in(below(soon), () -> farEndHangsUp(leg.channel(), chance(2) ? BUSY : CLEARED));
        }
        in(below(soon), () -> event(new LegEvent.DigitSeen(leg.channel(), '5', time())));
        in(below(soon), () -> event(new LegEvent.HeldSeen(leg.channel(), true, time())));
    }

    /** Plays until there are no further events; false if the leg does not end. */
    boolean play() {
        return agenda.play(2_000) && leg.isReleased();
    }

    private Instant time() {
        return agenda.time();
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean chance(int odds) {
        return random.nextInt(odds) == 0;
    }

    private void in(long millis, Runnable task) {
        agenda.in(millis, task);
    }

    /** Mostly once, sometimes twice, sometimes never; late by chance, so that events overtake one another. */
    private void event(LegEvent event) {
        int dice = below(20);
        if (dice > 0) {
            in(below(30), () -> tell(event));
        }
        if (dice == 1) {
            in(below(200), () -> tell(event));
        }
    }

    private void answer(LegEvent event) {
        in(1 + below(40), () -> tell(event));
    }

    private void tell(LegEvent event) {
        Leg before = leg;
        LegTransition transition = machine.on(leg, event);
        boolean again = before.setUp().create() == CreatePhase.REPEATED;
        if (event instanceof LegEvent.StasisLeft left && !again && !isThere(left.channel())) {
            toldLeft.add(left.channel());
        }
        if (before.isReleased() && !(transition.next().equals(before) && isSilent(transition))) {
            faults.add("after the end: " + event + " → " + transition);
        }
        follow(transition);
    }

    private boolean isThere(ChannelId id) {
        Channel channel = channels.get(id);
        return channel != null && channel.isOurs();
    }

    private static boolean isSilent(LegTransition transition) {
        return transition.reports().isEmpty() && transition.commands().isEmpty();
    }

    private void follow(LegTransition transition) {
        if (transition.next().furthest().isBefore(leg.furthest())) {
            faults.add("back to an earlier state: " + transition);
        }
        leg = transition.next();
        for (LegReport report : transition.reports()) {
            check(report);
            reports.add(report);
        }
        transition.commands().forEach(command -> command.applyTo(this));
        transition.reports().forEach(this::react);
    }

    private void check(LegReport report) {
        if (!reports.isEmpty() && reports.get(reports.size() - 1) instanceof LegReport.Released) {
            faults.add("reported after the end: " + report);
        }
        if (report instanceof LegReport.Released released && isEvident(released)) {
            channels.values().stream()
                    .filter(channel -> channel.isOurs() && leg.knows(channel.id))
                    .forEach(channel -> faults.add("released while it is there: " + channel.id + ", " + report));
        }
    }

    private static boolean isEvident(LegReport.Released released) {
        return released.evidence() != ReleaseEvidence.GIVEN_UP;
    }

    // Actions of the plan.

    private void planHangsUp() {
        follow(machine.hangUp(leg, HangupCause.ANSWERED_ELSEWHERE, time()));
    }

    private void react(LegReport report) {
        if (report instanceof LegReport.Entered && leg.isCreated()) {
            dialTwice();
        } else if (report instanceof LegReport.AnswerFailed
                || (report instanceof LegReport.ReleaseBegan && chance(2))) {
            planHangsUp();
        }
    }

    private void dialTwice() {
        Duration progressWithin = chance(3) ? Duration.ofSeconds(2) : null;
        follow(machine.dial(leg, Duration.ofSeconds(5 + below(20)), progressWithin, time()));
        follow(machine.dial(leg, Duration.ofSeconds(5), time()));
    }

    // Actions of Asterisk.

    @Override
    public void on(LegCommand.Create command) {
        creates++;
        if (leg.setUp().entered()) {
            faults.add("created although it is there: " + command);
        }
        Channel known = channels.get(command.channel());
        if (known != null && known.lives) {
            answer(new LegEvent.CreateFailed(command.channel(), CommandFailure.CONFLICT, time()));
        } else if (chance(troubles)) {
            failToCreate(command.channel());
        } else {
            beCreated(command.channel());
            answer(new LegEvent.CreatedSeen(command.channel(), time()));
        }
    }

    private void failToCreate(ChannelId channel) {
        CommandFailure failure = failure();
        LegEvent failed = new LegEvent.CreateFailed(channel, failure, time());
        in(chance(4) ? below(5_000) : below(500), () -> tell(failed));
        boolean happens =
                failure == CommandFailure.CONFLICT || (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2));
        if (happens) {
            in(failure == CommandFailure.CONFLICT ? 0 : below(900), () -> beCreated(channel));
        }
    }

    /** Asterisk drops a channel silently while the socket of the application is not connected. */
    private void beCreated(ChannelId id) {
        Channel known = channels.get(id);
        if (serverLost || (known != null && known.lives)) {
            return;
        }
        Channel channel = new Channel(id, true);
        channels.put(id, channel);
        if (chance(20)) {
            channel.lives = false;
        } else {
            event(new LegEvent.StasisEntered(id, time()));
        }
    }

    @Override
    public void on(LegCommand.Snoop command) {
        throw new AssertionError("a leg toward a target listens to none: " + command);
    }

    @Override
    public void on(LegCommand.Dial command) {
        dials++;
        Channel channel = channels.get(command.channel());
        CommandFailure failure = failure();
        if (channel == null || !channel.isOurs() || channel.up) {
            answer(new LegEvent.CommandFailed(command, CommandFailure.CONFLICT, time()));
        } else if (chance(troubles)) {
            answer(new LegEvent.CommandFailed(command, failure, time()));
            if (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2)) {
                ring(channel, command.ringFor());
            }
        } else {
            ring(channel, command.ringFor());
        }
    }

    private void ring(Channel channel, Duration ringFor) {
        if (channel.dialled) {
            faults.add("dialled twice: " + channel.id);
        }
        channel.dialled = true;
        in(below(1_000), () -> whileItLives(channel, new LegEvent.ProgressSeen(channel.id, time())));
        in(below(3_000), () -> whileItLives(channel, new LegEvent.RingingSeen(channel.id, time())));
        if (chance(3)) {
            in(below(15_000), () -> farEndHangsUp(channel.id, BUSY));
        } else if (chance(2)) {
            in(below(15_000), () -> beAnswered(channel));
        }
        if (!chance(10)) {
            in(ringFor.toMillis(), () -> endUnlessUp(channel));
        }
    }

    private void whileItLives(Channel channel, LegEvent event) {
        if (channel.isOurs()) {
            event(event);
        }
    }

    private void beAnswered(Channel channel) {
        if (channel.isOurs()) {
            channel.up = true;
            event(new LegEvent.AnswerSeen(channel.id, time()));
        }
    }

    private void endUnlessUp(Channel channel) {
        if (!channel.up) {
            end(channel, Hangup.of(HangupCause.NO_ANSWER));
        }
    }

    @Override
    public void on(LegCommand.Answer command) {
        Channel channel = channels.get(command.channel());
        if (channel == null || !channel.isOurs() || chance(troubles)) {
            answer(new LegEvent.CommandFailed(command, failure(), time()));
        } else {
            beAnswered(channel);
        }
    }

    @Override
    public void on(LegCommand.HangUp command) {
        checkHangUp(command);
        Channel channel = channels.get(command.channel());
        CommandFailure failure = failure();
        if (channel == null || !channel.lives) {
            answer(new LegEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
        } else if (chance(troubles) && failure != CommandFailure.NOT_FOUND) {
            answer(new LegEvent.CommandFailed(command, failure, time()));
            if (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2)) {
                in(below(900), () -> end(channel, Hangup.UNTOLD));
            }
        } else {
            end(channel, Hangup.UNTOLD);
        }
    }

    private void checkHangUp(LegCommand.HangUp command) {
        if (toldLeft.contains(command.channel())) {
            faults.add("sent to a channel that left Stasis: " + command);
        }
        Long before = hungUpAt.put(command.channel(), agenda.now());
        boolean wasInTheDark = lastInTheDark;
        lastInTheDark = leg.release().inTheDark();
        if (before != null && agenda.now() - before < 100 && !wasInTheDark) {
            faults.add("hung up twice within 100 ms: " + command);
        }
    }

    @Override
    public void on(LegCommand.SetMaxDuration command) {
        if (toldLeft.contains(command.channel())) {
            faults.add("sent to a channel that left Stasis: " + command);
        }
    }

    @Override
    public void on(LegCommand.StartTimer command) {
        agenda.startTimer(
                command.timer(), command.after(), () -> tell(new LegEvent.TimerFired(command.timer(), time())));
    }

    private CommandFailure failure() {
        CommandFailure[] all = CommandFailure.values();
        return all[below(all.length)];
    }

    private void end(Channel channel, Hangup hangup) {
        if (!channel.lives) {
            return;
        }
        channel.lives = false;
        event(new LegEvent.HangupRequested(channel.id, hangup, time()));
        if (channel.inStasis) {
            event(new LegEvent.StasisLeft(channel.id, time()));
        }
        if (channel.created) {
            event(new LegEvent.DestroyedSeen(channel.id, hangup.orElse(CLEARED), time()));
        }
    }

    // Actions of other clients.

    private void farEndHangsUp(ChannelId id, Hangup hangup) {
        Channel channel = channels.get(id);
        if (channel != null) {
            end(channel, hangup);
        }
    }

    /** Another channel replaces one of the leg's: in a bridge, where the old one stays, or in none, where it ends. */
    private void replace() {
        Channel old = channels.get(anyChannelOfTheLeg());
        if (old == null || !old.isOurs() || !leg.setUp().entered()) {
            return;
        }
        Channel by = new Channel(new ChannelId("r" + ++replacements), false);
        by.up = true;
        channels.put(by.id, by);
        LegEvent replaced = new LegEvent.ReplacedBy(old.id, by.id, Replacement.TAKEN_OVER, time());
        tell(replaced);
        event(replaced);
        event(new LegEvent.AnswerSeen(by.id, time()));
        if (replacements % 2 == 0) {
            event(new LegEvent.CallLinked(by.id, OTHER_CALL, time()));
        }
        if (chance(3)) {
            end(old, Hangup.of(HangupCause.UNKNOWN));
        } else {
            event(new LegEvent.BridgeEntered(by.id, time()));
        }
    }

    private ChannelId anyChannelOfTheLeg() {
        List<ReplacedChannel> before = leg.replaced();
        int which = below(before.size() + 1);
        return which == before.size() ? leg.channel() : before.get(which).channel();
    }

    private void redirect() {
        Channel channel = channels.get(leg.channel());
        if (channel != null && channel.isOurs()) {
            channel.inStasis = false;
            event(new LegEvent.StasisLeft(channel.id, time()));
        }
    }

    private void loseServer() {
        serverLost = true;
        channels.values().forEach(channel -> channel.lives = false);
        tell(new LegEvent.ServerLost(time(), time()));
    }

    /** The comparison of the reconciler: reports listed and missing channels. */
    private void reconcile() {
        Leg seen = leg;
        look(seen.channel());
        seen.replaced().forEach(old -> look(old.channel()));
        if (!leg.isReleased()) {
            in(30_000, this::reconcile);
        }
    }

    private void look(ChannelId id) {
        Channel channel = channels.get(id);
        if (channel == null || !channel.isOurs()) {
            tell(new LegEvent.NotFound(id, time(), time()));
            return;
        }
        tell(new LegEvent.StasisEntered(id, time()));
        if (channel.up) {
            tell(new LegEvent.AnswerSeen(id, time()));
        }
    }

    int creates() {
        return creates;
    }

    int dials() {
        return dials;
    }

    ReleaseEvidence evidence() {
        return reports.get(reports.size() - 1) instanceof LegReport.Released released
                ? released.evidence()
                : ReleaseEvidence.GIVEN_UP;
    }

    List<LegReport> reports() {
        return reports;
    }

    /** Violations of the properties. */
    List<String> faults() {
        return faults;
    }

    /** Channels that are left although the leg is over, and was not given up after ten failed hang-ups. */
    List<ChannelId> left() {
        return channels.values().stream()
                .filter(channel -> channel.isOurs() && evidence() != ReleaseEvidence.GIVEN_UP)
                .map(channel -> channel.id)
                .toList();
    }
}
