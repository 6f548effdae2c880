package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.Agenda;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A simulation of one bridge and up to five legs with an Asterisk that mostly carries out its commands, in virtual time. Events
 * are late, lost, doubled and out of order; commands fail in every way; other clients of Asterisk remove members, add others,
 * replace channels and destroy the bridge. Seeded, so that every run is repeatable.
 */
final class BridgeWorld implements BridgeCommand.Handler {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final BridgeKey KEY =
            BridgeKey.first(CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.1"), Instant.EPOCH));

    private final Random random;
    private final BridgeMachine machine = new BridgeMachine(CallTimeouts.defaults());
    private final LegMachine legs = new LegMachine(CallTimeouts.defaults());
    private final Agenda agenda = new Agenda(START);
    private final Map<LegId, Party> parties = new LinkedHashMap<>();
    private final Map<ChannelId, Long> inBridge = new HashMap<>();
    private final Set<ChannelId> entryLost = new HashSet<>();
    private final Map<LegId, Long> asked = new HashMap<>();
    private final List<BridgeReport> reports = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean bridgeLives;
    private boolean wasThere;
    private boolean refused;
    private final int troubles;
    private final int soon;
    private int creates;
    private int channels;
    private BridgeState bridge;

    /** A leg of the call, with its channel in Asterisk. */
    private static final class Party {
        Leg leg;
        boolean lives = true;
        boolean inStasis;
        boolean releaseTold;

        Party(Leg leg, boolean inStasis) {
            this.leg = leg;
            this.inStasis = inStasis;
        }
    }

    BridgeWorld(long seed) {
        random = new Random(seed);
        troubles = 3 + below(8);
        soon = chance(2) ? 600 : 40_000;
        int count = 2 + below(4);
        for (int i = 0; i < count; i++) {
            addParty(new LegId(i));
        }
        BridgeTransition begun = machine.create(KEY, time());
        bridge = begun.next();
        follow(begun);
        in(below(300), () -> join(parties.keySet().stream().limit(2).toList()));
        parties.keySet().stream().skip(2).forEach(leg -> in(below(20_000), () -> join(List.of(leg))));
        in(chance(4) ? below(500) : 20_000 + below(40_000), this::destroy);
        in(chance(3) ? below(500) : 15_000, this::reconcile);
        unrest();
    }

    private void addParty(LegId id) {
        ChannelId channel = new ChannelId("c" + ++channels);
        boolean entered = id.value() == 0 || chance(3);
        LegRole role = id.value() == 0 ? LegRole.CALLER : LegRole.CALLEE;
        Leg leg = Leg.entered(id, role, channel, false);
        Party party = new Party(leg, entered);
        if (!entered) {
            party.leg = legs.create(id, role, channel, DialTarget.pjsip("a", "1"), time())
                    .next();
            in(below(2_000), () -> enter(party));
        }
        parties.put(id, party);
        if (chance(3)) {
            in(below(soon), () -> end(party));
        }
    }

    private void unrest() {
        if (chance(3)) {
            in(below(soon), () -> replace(any()));
        }
        if (chance(4)) {
            in(below(soon), () -> takeOut(any()));
        }
        if (chance(6)) {
            in(below(soon), () -> putIn(any()));
        }
        if (chance(4)) {
            in(below(soon), () -> remove(any().leg.id()));
        }
        if (chance(12)) {
            in(below(soon), this::destroyedByAnother);
        }
        if (chance(8)) {
            in(below(soon), this::strangerEnters);
        }
        if (chance(100)) {
            in(below(soon), this::loseServer);
        }
    }

    private Party any() {
        return List.copyOf(parties.values()).get(below(parties.size()));
    }

    /** Plays until there are no further events; false if the bridge does not end. */
    boolean play() {
        return agenda.play(3_000) && bridge.isDestroyed();
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

    private void event(BridgeEvent event) {
        int dice = below(20);
        if (dice == 0 && event instanceof BridgeEvent.ChannelEntered entered) {
            entryLost.add(entered.channel());
        }
        if (dice > 0) {
            in(below(30), () -> tell(event));
        }
        if (dice == 1) {
            in(below(200), () -> tell(event));
        }
    }

    private void answer(BridgeEvent event) {
        in(1 + below(40), () -> tell(event));
    }

    private void tell(BridgeEvent event) {
        BridgeState before = bridge;
        BridgeTransition transition = machine.on(bridge, event);
        boolean silent = transition.reports().isEmpty() && transition.commands().isEmpty();
        if (before.isDestroyed() && !(silent && transition.next().equals(before))) {
            faults.add("after the end: " + event + " → " + transition);
        }
        follow(transition);
    }

    private void follow(BridgeTransition transition) {
        bridge = transition.next();
        for (BridgeReport report : transition.reports()) {
            check(report);
            reports.add(report);
        }
        checkMembers();
        transition.commands().forEach(command -> command.applyTo(this));
        transition.reports().forEach(this::react);
    }

    private void checkMembers() {
        for (LegId leg : bridge.seen()) {
            if (parties.get(leg).leg.isReleased()) {
                faults.add("a released leg is seen in the bridge: " + leg);
            }
        }
        for (ChannelId stranger : bridge.strangers()) {
            parties.values().stream()
                    .filter(party -> party.releaseTold && party.leg.knows(stranger))
                    .forEach(party -> faults.add("a released leg is a stranger in the bridge: " + stranger));
        }
    }

    private void check(BridgeReport report) {
        boolean answersOrder = report instanceof BridgeReport.JoinFailed;
        if (!answersOrder && reports.stream().anyMatch(BridgeWorld::isLast)) {
            faults.add("reported after the end: " + report);
        }
        if (report instanceof BridgeReport.Joined joined) {
            asked.remove(joined.leg());
        } else if (report instanceof BridgeReport.TakenOut out) {
            asked.remove(out.leg());
        } else if (report instanceof BridgeReport.JoinFailed failed) {
            asked.remove(failed.leg());
        } else if (report instanceof BridgeReport.Removed removed) {
            asked.remove(removed.leg());
        }
    }

    static boolean isLast(BridgeReport report) {
        return report instanceof BridgeReport.Lost
                || report instanceof BridgeReport.Destroyed
                || report instanceof BridgeReport.CreateFailed;
    }

    // Actions of the plan.

    private void join(List<LegId> ids) {
        ids.stream().filter(this::isOutside).forEach(id -> asked.put(id, agenda.now()));
        follow(machine.join(bridge, ids.stream().map(id -> parties.get(id).leg).toList(), time()));
    }

    private boolean isOutside(LegId leg) {
        BridgeMember member = bridge.member(leg);
        return member == null || member.phase() == JoinPhase.OUT || member.phase() == JoinPhase.REMOVING;
    }

    private void react(BridgeReport report) {
        boolean mayAskAgain = !bridge.isDestroyed() && chance(2);
        if (report instanceof BridgeReport.TakenOut out && mayAskAgain) {
            join(List.of(out.leg()));
        } else if (report instanceof BridgeReport.JoinFailed failed && mayAskAgain) {
            in(500, () -> join(List.of(failed.leg())));
        }
    }

    private void remove(LegId leg) {
        follow(machine.remove(bridge, leg, time()));
        if (chance(2)) {
            in(below(300), () -> join(List.of(leg)));
        }
    }

    /** By now every earlier join has been answered, unless its leg ended or never entered. */
    private void destroy() {
        asked.forEach((leg, since) -> {
            boolean due = agenda.now() - since > 8_000 && !bridge.isDestroyed();
            if (due && parties.get(leg).leg.takesCommands() && parties.get(leg).lives) {
                faults.add("a join was not answered: " + bridge.member(leg));
            }
        });
        follow(machine.destroy(bridge, time()));
    }

    // Actions of Asterisk.

    @Override
    public void on(BridgeCommand.Create command) {
        creates++;
        CommandFailure failure = failure();
        if (bridgeLives) {
            answer(new BridgeEvent.CreateFailed(CommandFailure.CONFLICT, time()));
        } else if (chance(troubles)) {
            refused |= !failure.mayBeLost() && failure != CommandFailure.CONFLICT;
            boolean happens =
                    failure == CommandFailure.CONFLICT || (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2));
            if (happens) {
                in(failure == CommandFailure.CONFLICT ? 0 : below(900), this::beCreated);
            }
            BridgeEvent failed = new BridgeEvent.CreateFailed(failure, time());
            in(chance(4) ? below(5_000) : below(300), () -> tell(failed));
        } else {
            beCreated();
            answer(new BridgeEvent.CreatedSeen(time()));
        }
    }

    /** A command that Asterisk refuses is refused at any time. */
    private void beCreated() {
        bridgeLives |= !wasThere && !refused;
        wasThere = true;
    }

    @Override
    public void on(BridgeCommand.Join command) {
        for (ChannelId channel : command.channels()) {
            checkJoin(channel, command);
        }
        CommandFailure failure = failure();
        boolean possible = command.channels().stream().allMatch(this::mayJoin);
        if (!bridgeLives) {
            answer(new BridgeEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
        } else if (!possible) {
            answer(new BridgeEvent.CommandFailed(command, CommandFailure.CONFLICT, time()));
        } else if (chance(troubles) && failure != CommandFailure.NOT_FOUND) {
            if (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2)) {
                command.channels().forEach(this::enter);
            }
            answer(new BridgeEvent.CommandFailed(command, failure, time()));
        } else {
            command.channels().forEach(this::enter);
            in(1 + below(200), () -> tell(new BridgeEvent.JoinDone(command.channels(), time())));
        }
    }

    private boolean mayJoin(ChannelId channel) {
        Party party = partyOf(channel);
        return party != null && party.lives && party.inStasis;
    }

    private Party partyOf(ChannelId channel) {
        return parties.values().stream()
                .filter(party -> party.leg.channel().equals(channel))
                .findFirst()
                .orElse(null);
    }

    /** The leg that has this channel, or had it until a moment ago. */
    private Party ownerOf(ChannelId channel) {
        return parties.values().stream()
                .filter(party -> party.leg.knows(channel))
                .findFirst()
                .orElse(null);
    }

    private void checkJoin(ChannelId channel, BridgeCommand.Join command) {
        Party party = ownerOf(channel);
        if (party == null || !party.leg.setUp().entered()) {
            faults.add("joined before it was in Stasis: " + command);
        } else if (bridge.seen().contains(party.leg.id())) {
            faults.add("joined although it is seen in the bridge: " + command);
        } else if (party.leg.isReleased()) {
            faults.add("joined after its release: " + command);
        }
        boolean known =
                agenda.now() - inBridge.getOrDefault(channel, agenda.now()) > 40 && !entryLost.contains(channel);
        if (known) {
            faults.add("joined although its entry was told: " + command);
        }
    }

    private void enter(ChannelId channel) {
        leave(channel);
        if (bridgeLives) {
            inBridge.put(channel, agenda.now());
            entryLost.remove(channel);
            in(1, () -> event(new BridgeEvent.ChannelEntered(channel, time())));
        }
    }

    private void leave(ChannelId channel) {
        if (inBridge.remove(channel) != null) {
            event(new BridgeEvent.ChannelLeft(channel, time()));
        }
    }

    @Override
    public void on(BridgeCommand.Remove command) {
        CommandFailure failure = failure();
        if (!bridgeLives) {
            answer(new BridgeEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
        } else if (!inBridge.containsKey(command.channel())) {
            answer(new BridgeEvent.CommandFailed(command, CommandFailure.CONFLICT, time()));
        } else if (chance(troubles) && failure.mayBeLost()) {
            answer(new BridgeEvent.CommandFailed(command, failure, time()));
        } else {
            leave(command.channel());
        }
    }

    @Override
    public void on(BridgeCommand.Destroy command) {
        CommandFailure failure = failure();
        if (!bridgeLives) {
            answer(new BridgeEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
        } else if (chance(troubles) && failure != CommandFailure.NOT_FOUND) {
            if (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2)) {
                beDestroyed();
            }
            answer(new BridgeEvent.CommandFailed(command, failure, time()));
        } else {
            beDestroyed();
            answer(new BridgeEvent.DestroyedSeen(time()));
        }
    }

    private void beDestroyed() {
        List.copyOf(inBridge.keySet()).forEach(this::leave);
        bridgeLives = false;
    }

    @Override
    public void on(BridgeCommand.StartTimer command) {
        agenda.startTimer(
                command.timer(), command.after(), () -> tell(new BridgeEvent.TimerFired(command.timer(), time())));
    }

    private CommandFailure failure() {
        CommandFailure[] all = CommandFailure.values();
        return all[below(all.length)];
    }

    // Actions of legs and of other clients.

    private void enter(Party party) {
        if (!party.lives) {
            return;
        }
        party.inStasis = true;
        LegEvent entered = new LegEvent.StasisEntered(party.leg.channel(), time());
        in(below(20), () -> {
            party.leg = legs.on(party.leg, entered).next();
            tell(new BridgeEvent.LegEntered(party.leg.id(), time()));
        });
    }

    /** A leg that ends leaves the bridge before the event of its end. */
    private void end(Party party) {
        if (!party.lives) {
            return;
        }
        party.lives = false;
        leave(party.leg.channel());
        in(5 + below(100), () -> {
            LegEvent gone =
                    new LegEvent.DestroyedSeen(party.leg.channel(), Hangup.of(HangupCause.NORMAL_CLEARING), time());
            party.leg = legs.on(party.leg, gone).next();
            if (!party.leg.isReleased()) {
                party.leg = legs.on(party.leg, new LegEvent.ServerLost(time(), time()))
                        .next();
            }
            tell(new BridgeEvent.LegReleased(party.leg.id(), time()));
            party.releaseTold = bridge.former().contains(party.leg.channel());
            event(new BridgeEvent.LegReleased(party.leg.id(), time()));
        });
    }

    private void replace(Party party) {
        if (!party.lives || !party.leg.takesCommands()) {
            return;
        }
        ChannelId old = party.leg.channel();
        ChannelId by = new ChannelId("r" + ++channels);
        boolean bridged = inBridge.containsKey(old);
        party.leg = legs.on(party.leg, new LegEvent.ReplacedBy(old, by, Replacement.TAKEN_OVER, time()))
                .next();
        BridgeEvent replaced = new BridgeEvent.LegReplaced(party.leg.id(), old, by, time());
        if (bridged && chance(3)) {
            leave(old);
            enter(by);
            in(below(30), () -> tell(replaced));
        } else {
            tell(replaced);
            event(replaced);
            leave(old);
            if (bridged) {
                enter(by);
            }
        }
    }

    private void takeOut(Party party) {
        leave(party.leg.channel());
    }

    /** For a channel that is no member, a late event cannot be distinguished from a new one. */
    private void putIn(Party party) {
        ChannelId channel = party.leg.channel();
        if (mayJoin(channel) && party.leg.setUp().entered() && !inBridge.containsKey(channel)) {
            enter(channel);
            entryLost.add(channel);
        }
    }

    private void strangerEnters() {
        ChannelId stranger = new ChannelId("s" + ++channels);
        enter(stranger);
        in(below(20_000), () -> leave(stranger));
    }

    private void destroyedByAnother() {
        if (bridgeLives) {
            beDestroyed();
            event(new BridgeEvent.DestroyedSeen(time()));
        }
    }

    private void loseServer() {
        refused = true;
        inBridge.clear();
        bridgeLives = false;
        tell(new BridgeEvent.ServerLost(time()));
    }

    /** The comparison of the reconciler; its list may be a moment old. */
    private void reconcile() {
        Set<ChannelId> listed = Set.copyOf(inBridge.keySet());
        boolean lists = bridgeLives;
        Instant asOf = time();
        in(below(50), () -> {
            boolean current = bridge.changed().isBefore(asOf);
            tell(lists ? new BridgeEvent.MembersListed(listed, asOf, time()) : new BridgeEvent.NotFound(asOf, time()));
            if (lists && current) {
                checkSeen(listed);
            }
            if (!bridge.isDestroyed()) {
                in(15_000, this::reconcile);
            }
        });
    }

    private void checkSeen(Set<ChannelId> listed) {
        for (BridgeMember member : bridge.members()) {
            if (member.seen() != listed.contains(member.channel())) {
                faults.add("a list was not followed: " + member + ", " + listed);
            }
        }
    }

    int creates() {
        return creates;
    }

    boolean bridgeLives() {
        return bridgeLives;
    }

    /** Whether Asterisk refused ten commands to destroy it. */
    boolean isGivenUp() {
        return reports.stream()
                .anyMatch(report -> report instanceof BridgeReport.Destroyed destroyed && destroyed.givenUp());
    }

    List<BridgeReport> reports() {
        return reports;
    }

    /** Violations of the properties. */
    List<String> faults() {
        return faults;
    }
}
