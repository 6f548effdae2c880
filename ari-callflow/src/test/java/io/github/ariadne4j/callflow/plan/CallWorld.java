package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePhase;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Agenda;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish.Return.Presence;
import io.github.ariadne4j.callflow.model.CallCommand.ToStore.Write;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.plan.FakeAsterisk.Channel;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.step.SilenceWatch;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
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
 * One call with up to five legs and two bridges at a time, its store, its flow and an Asterisk that does what it is told most of the
 * time, in virtual time. Events are late, lost and doubled; commands fail in every way; the far ends and other users of Asterisk do
 * what they like; the instance is killed between any two commands and another one recovers the call. Seeded, so that every run can
 * be had again.
 */
final class CallWorld implements CallCommand.Handler {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final ChannelId CALLER = new ChannelId("1700000000.1");
    private static final CallId ID = CallId.of("02:fc:00:00:00:01", CALLER, Instant.EPOCH);
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    private static final Hangup CLEARED = Hangup.of(HangupCause.NORMAL_CLEARING);
    private static final Hangup BUSY = new Hangup(HangupCause.USER_BUSY, 486);
    private static final Hangup REJECTED = new Hangup(HangupCause.CALL_REJECTED, 603);
    private static final long LONG_SILENCE = 75_000;

    private final Random random;
    private final Random orderly;
    private final Set<RequestId> ordered = new HashSet<>();
    private int orders;
    private final CallMachine machine = new CallMachine(CallTimeouts.defaults());
    private final Agenda agenda = new Agenda(START);
    private final FakeAsterisk asterisk = new FakeAsterisk();
    private final FakeFlow flow;
    private final Set<String> dials = new HashSet<>();

    /** The operations whose end no event reports: a look finds it. */
    private final List<OperationId> missedEnds = new ArrayList<>();

    private final FakeMusic music = new FakeMusic();
    private final Set<Class<?>> plans = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final LegSide legSide = new LegSide();
    private final BridgeSide bridgeSide = new BridgeSide();
    private final int troubles;
    private final int crashes;
    private final boolean outbound;

    private long epoch = 1;
    private boolean alive = true;
    private boolean inRoom;
    private boolean wasInRoom;
    private int visits;
    private int replacements;
    private int recoveries;
    private boolean following;
    private int records;
    private int silences;
    private long silentSince = -1;
    private long lastWrite;
    private Instant watched = START;
    private @Nullable CallModel stored;
    private @Nullable CallEnd end;
    private @Nullable CallModel call;

    CallWorld(long seed) {
        random = new Random(seed);
        orderly = new Random(~seed);
        troubles = chance(2) ? 1_000_000 : 3 + below(12);
        crashes = chance(2) ? 0 : 5 + below(100);
        flow = new FakeFlow(random, new Random(31 * seed + 7).nextInt(3) == 0, this::in, this::fromFlow);
        outbound = chance(4);
        if (!outbound) {
            asterisk.add(CALLER, false).up = chance(4);
            in(chance(3) ? below(3_000) : 20_000 + below(200_000), () -> farEndHangsUp(CALLER));
        }
        in(0, this::begin);
        in(30_000, this::reconcile);
        unrest(chance(2) ? 2_000 : 60_000);
    }

    private void unrest(int soon) {
        if (chance(3)) {
            in(below(soon), this::replaceAny);
        }
        if (chance(4)) {
            in(below(soon), this::takeOutAny);
        }
        if (chance(6)) {
            in(below(soon), this::destroyAnyBridge);
        }
        if (chance(10)) {
            in(below(soon), this::redirectAny);
        }
        if (chance(100)) {
            in(below(soon), this::loseServer);
        }
        if (chance(8)) {
            in(below(soon), this::orderHangup);
        }
        if (chance(3)) {
            in(below(soon), this::pressKeys);
        }
        for (int orders = orderly.nextInt(4); orders > 0; orders--) {
            in(orderly.nextInt(soon), this::giveOrder);
        }
        if (chance(3)) {
            in(below(soon), this::pressAnyKey);
        }
        if (crashes > 0) {
            in(below(soon), this::crash);
        }
    }

    private void pressKeys() {
        for (int key = below(6); key >= 0; key--) {
            char pressed = "0123#".charAt(below(5));
            in(below(5_000), () -> press(pressed));
        }
    }

    private void press(char key) {
        Leg own = call == null ? null : call.caller();
        ChannelId channel = own == null ? CALLER : own.channel();
        toChannel(channel, new LegEvent.DigitSeen(channel, key, time()));
    }

    private void pressAnyKey() {
        Channel channel = any();
        if (channel != null) {
            toChannel(channel.id, new LegEvent.DigitSeen(channel.id, "01#".charAt(below(3)), time()));
        }
    }

    /** Plays until nothing is left to happen; false if the call does not come to its end. */
    boolean play() {
        return agenda.play(6_000) && call != null && call.isOver() && end != null;
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

    /** Something that this instance waits for: with it, it is gone. */
    private void here(long millis, Runnable task) {
        long instance = epoch;
        in(millis, () -> {
            if (alive && instance == epoch) {
                task.run();
            }
        });
    }

    // The instance.

    private CallFacts facts() {
        IncomingCall incoming = new IncomingCall(
                ID,
                CALLER,
                new CallerId("", "100"),
                "3200",
                "from-carrier",
                "",
                "carrier-in",
                List.of(),
                outbound ? CallDirection.OUTBOUND : CallDirection.INBOUND);
        return new CallFacts(incoming, ORIGIN, epoch, new CallFacts.Policy(CallTimeouts.defaults(), true, true));
    }

    private void begin() {
        if (outbound) {
            follow(machine.originate(facts(), flow.hunt(), flow.data(), time()));
            return;
        }
        Channel caller = asterisk.find(CALLER);
        follow(machine.begin(facts(), caller != null && caller.up, flow.routesFirst(), flow.data(), time()));
    }

    /** What a command tells the call is handled after all commands of its transition, as {@code CallActor} does it. */
    private void tell(CallSignal signal) {
        if (!alive || call == null) {
            return;
        }
        if (following) {
            here(0, () -> tell(signal));
            return;
        }
        CallModel before = call;
        CallTransition transition = machine.on(call, signal);
        if (before.isOver() && !sendsOnlyToFlow(transition)) {
            faults.add("after the end: " + signal + " → " + transition.commands());
        }
        follow(transition);
    }

    private static boolean sendsOnlyToFlow(CallTransition transition) {
        return transition.commands().stream().allMatch(CallCommand.ToFlow.class::isInstance);
    }

    private void follow(CallTransition transition) {
        CallPlan before = call == null ? null : call.plan();
        call = transition.next();
        plans.add(call.plan().getClass());
        pressAsAgent(before, call.plan());
        checkPurposes(call);
        checkAnswered(call);
        following = true;
        boolean done = carryOut(transition.commands());
        following = false;
        if (done) {
            checkWatch(transition.next());
            checkMusic(transition.next());
        }
        if (done && inRoom && transition.next().isOver()) {
            faults.add("is over, and did not leave its room: " + transition.next());
        }
    }

    /** Completes the transfer, or takes the caller back, if it does not hang up before. */
    private void pressAsAgent(@Nullable CallPlan before, CallPlan now) {
        if (now instanceof CallPlan.Transferring transfer && !(before instanceof CallPlan.Transferring)) {
            in(orderly.nextInt(5_000), () -> {
                Leg agent = call == null ? null : call.leg(transfer.agent());
                if (agent != null) {
                    char key = orderly.nextBoolean() ? '1' : '0';
                    toChannel(agent.channel(), new LegEvent.DigitSeen(agent.channel(), key, time()));
                }
            });
        }
    }

    /** False: the instance was killed between two of them. */
    private boolean carryOut(List<CallCommand> commands) {
        for (CallCommand command : commands) {
            if (crashes > 0 && below(crashes * 20) == 0) {
                crash();
            }
            if (!alive) {
                return false;
            }
            command.applyTo(this);
        }
        return alive;
    }

    /** A party that hears nothing, and waits for nothing, does so for a time that has an end. */
    private void checkWatch(CallModel model) {
        for (Leg leg : model.legs()) {
            boolean runs = agenda.isRunning(new PlanTimer.EndOfSilence(leg.id()));
            if (!model.isOver() && runs != SilenceWatch.isSilent(model, leg.id())) {
                faults.add((runs ? "watched, and not in silence: " : "in silence, and not watched: ") + leg + " in "
                        + model);
            }
        }
    }

    /** No caller talks under music that is neither wanted nor being stopped. */
    private void checkMusic(CallModel model) {
        Leg caller = model.caller();
        Leg callee = model.plan() instanceof CallPlan.Connected connected ? model.leg(connected.callee()) : null;
        boolean talks = caller != null && callee != null && hear(caller, callee);
        if (talks && music.goesOn(caller.channel()) && !wantsMusic(model, caller)) {
            faults.add("talks under music: " + model);
        }
    }

    private static boolean wantsMusic(CallModel model, Leg caller) {
        return model.operations().stream()
                .anyMatch(open -> open.leg().equals(caller.id()) && open.kind().isMusic());
    }

    private void checkPurposes(CallModel model) {
        for (Leg leg : model.legs()) {
            boolean needed = model.plan().needs(leg.id(), model) || model.isHelping(leg.id());
            if (leg.release().phase() == ReleasePhase.NONE && !needed) {
                faults.add("a leg without a purpose: " + leg + " in " + model.plan());
            }
        }
        boolean many = model.bridges().stream().filter(CallWorld::isForTalking).count() > 2;
        if (many) {
            faults.add("more than two bridges: " + model.bridges());
        }
    }

    private static boolean isForTalking(BridgeState bridge) {
        return bridge.phase() != BridgePhase.DESTROYING
                && bridge.phase() != BridgePhase.DESTROYED
                && bridge.key().purpose() == BridgePurpose.TALK;
    }

    /** No caller is left with a callee that has not answered. */
    private void checkAnswered(CallModel model) {
        Leg callee = model.plan() instanceof CallPlan.Connected connected ? model.leg(connected.callee()) : null;
        Channel channel = callee == null ? null : asterisk.find(callee.channel());
        if (channel != null && channel.isOurs() && !channel.up) {
            faults.add("connected before the answer: " + model);
        }
        if (callee != null && flow.screenings().awaitsAcceptance(callee.id())) {
            faults.add("connected before it accepted: " + model);
        }
    }

    private void fromFlow(FlowEvent event) {
        tell(new CallSignal.FlowSignal(event, time()));
    }

    private void toLeg(LegId leg, LegEvent event) {
        tell(new CallSignal.LegSignal(leg, event));
    }

    /** Tells the leg that has this channel; one that no leg has, or a leg that is over, is hung up, as the engine does. */
    private void toChannel(ChannelId channel, LegEvent event) {
        LegId leg = legOf(channel);
        Leg known = leg == null || call == null ? null : call.leg(leg);
        if (known != null && !known.isReleased()) {
            toLeg(known.id(), event);
        } else if (alive && event instanceof LegEvent.StasisEntered && call != null) {
            asteriskEnds(channel, Hangup.UNTOLD);
        }
    }

    private @Nullable LegId legOf(ChannelId channel) {
        CallModel known = call;
        if (known == null) {
            return null;
        }
        for (Leg leg : known.legs()) {
            if (leg.knows(channel)) {
                return leg.id();
            }
        }
        return null;
    }

    private void crash() {
        if (!alive) {
            return;
        }
        alive = false;
        music.loseRequests();
        watched = time();
        flow.stop();
        agenda.stopTimers();
        in(200 + below(3_000), this::recover);
    }

    private void recover() {
        epoch++;
        alive = true;
        recoveries++;
        inRoom = false;
        wasInRoom = false;
        flow.restart();
        CallModel known = stored;
        if (known == null) {
            call = null;
            recoverWithoutSession();
            return;
        }
        CallTransition recovered = machine.recover(facts(), known, found(known));
        checkRecovery(known, recovered);
        follow(recovered);
        if (known.isOver()) {
            sweep(false);
        }
    }

    /** Parties who talk are left alone, and none is put into a bridge in which it is. */
    private void checkRecovery(CallModel written, CallTransition recovered) {
        for (CallCommand command : recovered.commands()) {
            if (command instanceof CallCommand.ToBridge toBridge && putsBack(toBridge.command())) {
                faults.add("put into the bridge again: " + command);
            }
            if (asterisk.isLost() && !asksNothing(command)) {
                faults.add("sent to an Asterisk that was restarted: " + command);
            }
        }
        if (talk(written) && !goesOnTalking(written, recovered.next().plan())) {
            faults.add("an established call was not kept: " + written + " → " + recovered);
        }
    }

    /** A durable flow may hold the call again. */
    private static boolean goesOnTalking(CallModel written, CallPlan plan) {
        return written.flow().journal() == null
                ? plan.equals(written.plan())
                : plan instanceof CallPlan.Connected connected
                        && written.plan() instanceof CallPlan.Connected before
                        && connected.callee().equals(before.callee());
    }

    private boolean putsBack(BridgeCommand command) {
        return command instanceof BridgeCommand.Join join
                && join.channels().stream().anyMatch(asterisk.membersOf(join.bridge())::contains);
    }

    private static boolean asksNothing(CallCommand command) {
        return command instanceof CallCommand.ToStore
                || command instanceof CallCommand.ToFlow
                || command instanceof CallCommand.ToTimer
                || command instanceof CallCommand.ToRoom;
    }

    private boolean talk(CallModel written) {
        Leg caller = written.caller();
        Leg callee = written.plan() instanceof CallPlan.Connected connected && !connected.flowHolds()
                ? written.leg(connected.callee())
                : null;
        return caller != null && callee != null && isUp(caller) && isUp(callee) && hear(caller, callee);
    }

    private boolean isUp(Leg leg) {
        Channel channel = asterisk.find(leg.channel());
        return channel != null && channel.isOurs() && channel.up;
    }

    private boolean hear(Leg caller, Leg callee) {
        BridgeKey bridge = asterisk.bridgeOf(caller.channel());
        return bridge != null && bridge.equals(asterisk.bridgeOf(callee.channel()));
    }

    /**
     * A caller of whom there is no session begins a call anew, which cannot know whom the lost one dialled. A call without a caller is asked
     * for once more.
     */
    private void recoverWithoutSession() {
        sweep(true);
        dials.clear();
        music.forget();
        flow.screenings().forgetLegs();
        if (outbound || asterisk.isOurs(CALLER)) {
            begin();
        } else {
            call = machine.begin(facts(), false, false, FlowData.NONE, time()).next();
            follow(machine.on(call, new CallSignal.LegSignal(new LegId(0), new LegEvent.StasisLeft(CALLER, time()))));
        }
    }

    /** What the orphan sweep does with what no session tells of, or what a written end left. */
    private void sweep(boolean createdOnly) {
        asterisk.channels.values().stream()
                .filter(channel -> channel.isOurs() && (channel.created || !createdOnly))
                .map(channel -> channel.id)
                .toList()
                .forEach(id -> asteriskEnds(id, Hangup.UNTOLD));
    }

    private RecoveryEvidence found(CallModel known) {
        Map<ChannelId, ChannelState> channels = new HashMap<>();
        Map<LegId, ChannelId> created = new HashMap<>();
        for (Channel channel : asterisk.channels.values()) {
            if (channel.isOurs()) {
                channels.put(channel.id, stateOf(channel));
                LegId leg = ChannelNames.legOf(ORIGIN.application(), channel.id);
                if (leg != null) {
                    created.put(leg, channel.id);
                }
            }
        }
        Map<BridgeKey, Set<ChannelId>> bridges = new HashMap<>();
        asterisk.bridges().forEach((key, members) -> bridges.put(key, Set.copyOf(members)));
        Journal journal = known.flow().journal();
        boolean originated = journal != null && flow.hasOriginated(journal);
        return new RecoveryEvidence(
                channels,
                created,
                bridges,
                Map.of(),
                undialled(),
                asterisk.isLost(),
                watched,
                time(),
                time(),
                originated);
    }

    private Set<ChannelId> undialled() {
        Set<ChannelId> undialled = new HashSet<>();
        for (Channel channel : asterisk.channels.values()) {
            if (channel.isOurs() && channel.created && !channel.dialled && !chance(5)) {
                undialled.add(channel.id);
            }
        }
        return undialled;
    }

    private static ChannelState stateOf(Channel channel) {
        if (channel.up) {
            return ChannelState.UP;
        }
        return channel.rings ? ChannelState.RINGING : ChannelState.DOWN;
    }

    // Commands.

    @Override
    public void on(CallCommand.ToLeg command) {
        legSide.leg = command.leg();
        command.command().applyTo(legSide);
    }

    @Override
    public void on(CallCommand.ToBridge command) {
        bridgeSide.key = command.bridge();
        command.command().applyTo(bridgeSide);
    }

    @Override
    public void on(CallCommand.ToChannel command) {
        if (command.action() instanceof CallCommand.ToChannel.Action.Leave leave) {
            leave(command, leave.where());
            return;
        }
        if (begins(command) || stops(command)) {
            return;
        }
        boolean stops = command.action() instanceof CallCommand.ToChannel.Action.StopRecording;
        boolean records = command.action() instanceof CallCommand.ToChannel.Action.StartRecording
                || command.action() instanceof CallCommand.ToChannel.Action.StartBridgeRecording;
        if (records && !chance(troubles)) {
            records(command);
            return;
        }
        boolean isAnswered = command.action() instanceof CallCommand.ToChannel.Action.Control;
        if (!stops && (isAnswered || !chance(20))) {
            FlowEvent ended = new FlowEvent.OperationEnded(command.operation(), !chance(troubles));
            here(10 + below(3_000), () -> fromFlow(ended));
        } else if (!stops) {
            missedEnds.add(command.operation());
        }
    }

    /** Whether it begins music or a ringback, whose ends are no operations. */
    private boolean begins(CallCommand.ToChannel command) {
        boolean rings = command.action() instanceof CallCommand.ToChannel.Action.StartRingback;
        boolean isMusic = command.action() instanceof CallCommand.ToChannel.Action.StartMusic
                || (command.action() instanceof CallCommand.ToChannel.Action.StartRingback ringback
                        && ringback.kind() == Ringback.MUSIC);
        if (isMusic) {
            music.begin(command.channel());
        }
        return rings || isMusic;
    }

    /** Whether it stops a sound. It is lost if the instance ends before it has its effect. */
    private boolean stops(CallCommand.ToChannel command) {
        boolean isMusic = command.action() instanceof CallCommand.ToChannel.Action.StopMusic
                || (command.action() instanceof CallCommand.ToChannel.Action.StopRingback ringback
                        && ringback.kind() == Ringback.MUSIC);
        boolean stops = isMusic
                || command.action() instanceof CallCommand.ToChannel.Action.StopPlayback
                || command.action() instanceof CallCommand.ToChannel.Action.StopRingback;
        if (stops) {
            Runnable effect = isMusic ? music.stop(command.channel()) : () -> {};
            here(1 + below(40), () -> {
                effect.run();
                fromFlow(new FlowEvent.OperationEnded(command.operation(), true));
            });
        }
        return stops;
    }

    /** Taken, refused, or taken without effect. */
    private void leave(CallCommand.ToChannel command, Departure where) {
        Channel channel = asterisk.find(command.channel());
        boolean taken = channel != null && channel.isOurs() && !chance(troubles);
        if (taken && !chance(5)) {
            in(1 + below(100), () -> follow(channel, where));
        }
        here(1 + below(40), () -> fromFlow(new FlowEvent.OperationEnded(command.operation(), taken)));
    }

    private void follow(Channel channel, Departure where) {
        if (where instanceof Departure.Redirect) {
            asteriskEnds(channel.id, CLEARED);
        } else if (channel.isOurs()) {
            redirect(channel);
        }
    }

    /** Its beginning may be lost, its end is found out at the latest by a look. */
    private void records(CallCommand.ToChannel command) {
        OperationId operation = command.operation();
        if (!chance(10)) {
            here(10 + below(500), () -> fromFlow(new FlowEvent.RecordingBegan(operation)));
        }
        boolean inBridge = command.action() instanceof CallCommand.ToChannel.Action.StartRecording
                && asterisk.bridgeOf(command.channel()) != null;
        String failure = inBridge || chance(5) ? "no file" : null;
        Duration length = chance(5) ? null : Duration.ofSeconds(1);
        here(600 + below(5_000), () -> fromFlow(new FlowEvent.RecordingEnded(operation, length, failure)));
    }

    @Override
    public void on(CallCommand.ToStore command) {
        Write write = command.write();
        boolean taken = isTaken(write);
        CallModel written = command.call();
        if (taken) {
            // On its way to the store, a write survives the instance; writes of a call arrive in their order.
            lastWrite = Math.max(lastWrite, agenda.now() + below(3));
            in(lastWrite - agenda.now(), () -> written(write, written));
        }
        here(3 + below(20), () -> answer(write, taken));
    }

    /** What was written is all that recovery knows: without it, it cannot know whom the instance before dialled. */
    private boolean isTaken(Write write) {
        boolean needed = crashes > 0 && !(write instanceof Write.Admit);
        return needed || write instanceof Write.End || !chance(troubles);
    }

    private void written(Write write, CallModel model) {
        boolean later =
                stored == null || model.facts().epoch() >= stored.facts().epoch();
        if (!later || (stored != null && stored.isOver())) {
            return;
        }
        stored = CallSnapshot.read(model.facts(), CallSnapshot.write(model));
        if (write instanceof Write.End ended) {
            records++;
            end = ended.end();
        }
    }

    private void answer(Write write, boolean taken) {
        if (write instanceof Write.Admit) {
            LimitDecision decision = chance(30)
                    ? new LimitDecision.Refused(LimitScope.trunk("t"), "r", HangupCause.CONGESTION)
                    : new LimitDecision.Admitted();
            tell(new CallSignal.StoreSignal(new StoreEvent.Admitted(decision, taken), time()));
        } else if (write instanceof Write.SaveFor saved) {
            flow.answered(saved.request());
        } else if (!taken) {
            tell(new CallSignal.StoreSignal(new StoreEvent.SaveFailed(), time()));
        }
    }

    /** A room that takes the caller mostly, and ends some time later; the next instance has it anew. */
    @Override
    public void on(CallCommand.ToRoom command) {
        if (command.wish() instanceof Wish.Enter) {
            enterRoom();
        } else if (command.wish() instanceof Wish.Return back) {
            returnToRoom(back.presence());
        } else if (command.wish() instanceof Wish.Leave) {
            leaveRoom(command);
        }
    }

    private void enterRoom() {
        int visit = ++visits;
        inRoom = true;
        here(below(50), () -> roomSays(visit, chance(8) ? over(new JoinOutcome.Full()) : new RoomReport.Entered()));
        here(below(60_000), () -> roomSays(visit, new RoomReport.Recorded("1-" + visit)));
        here(below(60_000), () -> roomSays(visit, over(new JoinOutcome.Removed())));
    }

    private void returnToRoom(Presence presence) {
        switch (presence) {
            case STAYS -> enterRoom();
            case LEAVES -> sayOut();
            case GONE -> wasInRoom = true;
        }
    }

    private void leaveRoom(CallCommand.ToRoom command) {
        if (!inRoom && !wasInRoom && !asterisk.isLost()) {
            faults.add("leaves a room that it is not in: " + command);
        }
        inRoom = false;
        sayOut();
    }

    private void sayOut() {
        here(below(500), () -> tell(new CallSignal.RoomSignal(new RoomReport.Out(), time())));
    }

    private static RoomReport over(JoinOutcome outcome) {
        return new RoomReport.Over(outcome);
    }

    private void roomSays(int visit, RoomReport report) {
        if (inRoom && visit == visits) {
            tell(new CallSignal.RoomSignal(report, time()));
        }
    }

    @Override
    public void on(CallCommand.ToTimer command) {
        agenda.startTimer(
                command.timer(), command.after(), () -> tell(new CallSignal.TimerSignal(command.timer(), time())));
    }

    @Override
    public void on(CallCommand.StopTimer command) {
        agenda.stopTimer(command.timer());
    }

    @Override
    public void on(CallCommand.ToListener command) {
        if (command.notice() instanceof CallCommand.ToListener.Notice.Silent) {
            silences++;
        }
    }

    @Override
    public void on(CallCommand.ToFlow command) {
        if (command.word() instanceof CallCommand.ToFlow.Word.Answer answer
                && answer.request().fromOutside()) {
            if (!ordered.remove(answer.request())) {
                faults.add("an order was answered twice: " + answer);
            }
            return;
        }
        String fault = flow.told(command.word());
        if (fault != null) {
            faults.add(fault);
        }
    }

    private CommandFailure failure() {
        CommandFailure[] all = CommandFailure.values();
        return all[below(all.length)];
    }

    /** Mostly once, sometimes twice, sometimes never; late by chance. An instance that is away hears nothing. */
    private void event(Runnable event) {
        int dice = below(troubles > 1_000 ? 1_000 : 40);
        if (dice > 0) {
            here(below(30), event);
        }
        if (dice == 1) {
            here(below(200), event);
        }
    }

    private record LegTimerName(LegId leg, LegTimer timer) {}

    /** Carries the commands of legs out. */
    private final class LegSide implements LegCommand.Handler {
        private LegId leg = new LegId(0);

        @Override
        public void on(LegCommand.Create command) {
            LegId of = leg;
            Channel known = asterisk.find(command.channel());
            CommandFailure failure = chance(troubles) ? failure() : null;
            if (known != null && known.lives) {
                answer(of, new LegEvent.CreateFailed(command.channel(), CommandFailure.CONFLICT, time()));
            } else if (failure == null) {
                beCreated(command.channel());
                answer(of, new LegEvent.CreatedSeen(command.channel(), time()));
            } else {
                answer(of, new LegEvent.CreateFailed(command.channel(), failure, time()));
                boolean happens =
                        failure == CommandFailure.CONFLICT || (failure == CommandFailure.OUTCOME_UNKNOWN && chance(2));
                if (happens) {
                    in(failure == CommandFailure.CONFLICT ? 0 : below(900), () -> beCreated(command.channel()));
                }
            }
        }

        private void beCreated(ChannelId id) {
            Channel known = asterisk.find(id);
            if (known == null || !known.lives) {
                asterisk.add(id, true);
                event(() -> toChannel(id, new LegEvent.StasisEntered(id, time())));
            }
        }

        private void answer(LegId of, LegEvent event) {
            here(1 + below(40), () -> toLeg(of, event));
        }

        @Override
        public void on(LegCommand.Snoop command) {
            LegId of = leg;
            Channel spied = asterisk.find(command.snooping().of());
            if (spied == null || !spied.lives || chance(troubles)) {
                answer(of, new LegEvent.CreateFailed(command.channel(), failure(), time()));
            } else {
                beCreated(command.channel());
                Channel snoop = asterisk.find(command.channel());
                if (snoop != null) {
                    snoop.up = true;
                    snoop.listensTo = spied.id;
                }
                answer(of, new LegEvent.CreatedSeen(command.channel(), time()));
            }
        }

        @Override
        public void on(LegCommand.Dial command) {
            LegId of = leg;
            Channel channel = asterisk.find(command.channel());
            if (!dials.add(of + " by " + epoch) || (channel != null && channel.dialled)) {
                faults.add("dialled twice: leg " + of);
            }
            if (channel == null || !channel.isOurs() || channel.up) {
                answer(of, new LegEvent.CommandFailed(command, CommandFailure.CONFLICT, time()));
            } else if (chance(troubles)) {
                answer(of, new LegEvent.CommandFailed(command, failure(), time()));
            } else {
                ring(channel, command.ringFor());
            }
        }

        private void ring(Channel channel, Duration ringFor) {
            channel.dialled = true;
            in(below(3_000), () -> {
                if (channel.isOurs() && !channel.up) {
                    channel.rings = true;
                    event(() -> toChannel(channel.id, new LegEvent.RingingSeen(channel.id, time())));
                }
            });
            if (chance(3)) {
                in(below(8_000), () -> asteriskEnds(channel.id, chance(2) ? BUSY : REJECTED));
            } else if (!chance(3)) {
                in(below(8_000), () -> beAnswered(channel));
            }
            in(ringFor.toMillis(), () -> {
                if (!channel.up) {
                    asteriskEnds(channel.id, Hangup.of(HangupCause.NO_ANSWER));
                }
            });
        }

        @Override
        public void on(LegCommand.Answer command) {
            Channel channel = asterisk.find(command.channel());
            if (channel == null || !channel.isOurs() || chance(troubles)) {
                answer(leg, new LegEvent.CommandFailed(command, failure(), time()));
            } else {
                beAnswered(channel);
            }
        }

        @Override
        public void on(LegCommand.HangUp command) {
            Channel channel = asterisk.find(command.channel());
            CommandFailure failure = chance(troubles) ? failure() : null;
            if (channel == null || !channel.lives) {
                answer(leg, new LegEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
            } else if (failure == null || failure == CommandFailure.NOT_FOUND) {
                asteriskEnds(channel.id, Hangup.UNTOLD);
            } else {
                answer(leg, new LegEvent.CommandFailed(command, failure, time()));
            }
        }

        @Override
        public void on(LegCommand.SetMaxDuration command) {}

        @Override
        public void on(LegCommand.StartTimer command) {
            LegId of = leg;
            agenda.startTimer(
                    new LegTimerName(of, command.timer()),
                    command.after(),
                    () -> tell(new CallSignal.LegSignal(of, new LegEvent.TimerFired(command.timer(), time()))));
        }
    }

    private void beAnswered(Channel channel) {
        if (channel.isOurs() && !channel.up) {
            channel.up = true;
            event(() -> toChannel(channel.id, new LegEvent.AnswerSeen(channel.id, time())));
            if (channel.created) {
                in(5_000 + below(200_000), () -> farEndHangsUp(channel.id));
                answerThroughBridge(channel);
            }
        }
    }

    /** In a bridge, the answer of a callee answers the caller. */
    private void answerThroughBridge(Channel callee) {
        BridgeKey bridge = asterisk.bridgeOf(callee.id);
        if (bridge != null) {
            for (ChannelId member : asterisk.membersOf(bridge)) {
                Channel other = asterisk.find(member);
                if (other != null && !other.created) {
                    beAnswered(other);
                }
            }
        }
    }

    /** Carries the commands of bridges out. */
    private final class BridgeSide implements BridgeCommand.Handler {
        private BridgeKey key = BridgeKey.first(ID);

        private void answer(BridgeKey of, BridgeEvent event) {
            here(1 + below(40), () -> tell(new CallSignal.BridgeSignal(of, event)));
        }

        @Override
        public void on(BridgeCommand.Create command) {
            if (chance(troubles * 2)) {
                answer(key, new BridgeEvent.CreateFailed(failure(), time()));
            } else if (asterisk.createBridge(key)) {
                answer(key, new BridgeEvent.CreatedSeen(time()));
            } else {
                answer(key, new BridgeEvent.CreateFailed(CommandFailure.CONFLICT, time()));
            }
        }

        @Override
        public void on(BridgeCommand.Join command) {
            BridgeKey of = key;
            command.channels().forEach(CallWorld.this::checkAccepted);
            if (!asterisk.hasBridge(of)) {
                answer(of, new BridgeEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
            } else if (!command.channels().stream().allMatch(asterisk::isOurs)) {
                answer(of, new BridgeEvent.CommandFailed(command, CommandFailure.CONFLICT, time()));
            } else if (chance(troubles)) {
                answer(of, new BridgeEvent.CommandFailed(command, failure(), time()));
            } else {
                command.channels().forEach(channel -> enter(of, channel));
                answer(of, new BridgeEvent.JoinDone(command.channels(), time()));
            }
        }

        @Override
        public void on(BridgeCommand.Remove command) {
            leaveBridge(command.channel());
        }

        @Override
        public void on(BridgeCommand.Destroy command) {
            BridgeKey of = key;
            if (!asterisk.hasBridge(of)) {
                answer(of, new BridgeEvent.CommandFailed(command, CommandFailure.NOT_FOUND, time()));
            } else if (chance(troubles)) {
                answer(of, new BridgeEvent.CommandFailed(command, failure(), time()));
            } else {
                beDestroyed(of);
                answer(of, new BridgeEvent.DestroyedSeen(time()));
            }
        }

        @Override
        public void on(BridgeCommand.StartTimer command) {
            BridgeKey of = key;
            agenda.startTimer(
                    List.of(of, command.timer()),
                    command.after(),
                    () -> tell(new CallSignal.BridgeSignal(of, new BridgeEvent.TimerFired(command.timer(), time()))));
        }
    }

    private void checkAccepted(ChannelId channel) {
        LegId leg = legOf(channel);
        if (leg != null && flow.screenings().awaitsAcceptance(leg)) {
            faults.add("joined before it accepted: leg " + leg);
        }
    }

    private void enter(BridgeKey key, ChannelId channel) {
        BridgeKey before = asterisk.bridgeOf(channel);
        if (before != null) {
            leaveBridge(channel);
        }
        asterisk.bridges().get(key).add(channel);
        event(() -> tell(new CallSignal.BridgeSignal(key, new BridgeEvent.ChannelEntered(channel, time()))));
        event(() -> toChannel(channel, new LegEvent.BridgeEntered(channel, time())));
    }

    private void leaveBridge(ChannelId channel) {
        BridgeKey key = asterisk.bridgeOf(channel);
        if (key != null) {
            asterisk.bridges().get(key).remove(channel);
            event(() -> tell(new CallSignal.BridgeSignal(key, new BridgeEvent.ChannelLeft(channel, time()))));
        }
    }

    private void beDestroyed(BridgeKey key) {
        List.copyOf(asterisk.membersOf(key)).forEach(this::leaveBridge);
        asterisk.destroyBridge(key);
    }

    private void asteriskEnds(ChannelId id, Hangup hangup) {
        Channel channel = asterisk.find(id);
        if (channel == null || !channel.lives) {
            return;
        }
        boolean inStasis = channel.inStasis;
        channel.lives = false;
        leaveBridge(id);
        asterisk.channels.values().stream()
                .filter(other -> id.equals(other.listensTo))
                .toList()
                .forEach(snoop -> asteriskEnds(snoop.id, Hangup.UNTOLD));
        event(() -> toChannel(id, new LegEvent.HangupRequested(id, hangup, time())));
        if (inStasis) {
            event(() -> toChannel(id, new LegEvent.StasisLeft(id, time())));
        }
        if (channel.created) {
            event(() ->
                    toChannel(id, new LegEvent.DestroyedSeen(id, hangup.cause() == null ? CLEARED : hangup, time())));
        }
    }

    // What others do.

    /** The party of this channel, or of the one that replaced it, ends its call. */
    private void farEndHangsUp(ChannelId id) {
        LegId leg = legOf(id);
        Leg known = leg == null || call == null ? null : call.leg(leg);
        asteriskEnds(known == null ? id : known.channel(), CLEARED);
    }

    private @Nullable Channel any() {
        List<Channel> ours =
                asterisk.channels.values().stream().filter(Channel::isOurs).toList();
        return ours.isEmpty() ? null : ours.get(below(ours.size()));
    }

    /** Another channel takes the place of one: in a bridge, where the old one stays up, or in none, where it ends. */
    private void replaceAny() {
        Channel old = any();
        if (old == null || legOf(old.id) == null) {
            return;
        }
        Channel by = asterisk.add(new ChannelId("r" + ++replacements), false);
        by.up = true;
        Replacement replacement = replacements % 2 == 0 ? Replacement.TAKEN_OVER : Replacement.ATTENDED_TRANSFER;
        here(0, () -> toChannel(old.id, new LegEvent.ReplacedBy(old.id, by.id, replacement, time())));
        here(0, () -> toChannel(by.id, new LegEvent.AnswerSeen(by.id, time())));
        BridgeKey bridge = asterisk.bridgeOf(old.id);
        if (bridge == null) {
            in(1, () -> asteriskEnds(old.id, Hangup.of(HangupCause.UNKNOWN)));
        } else {
            asterisk.bridges().get(bridge).add(by.id);
            asterisk.bridges().get(bridge).remove(old.id);
            event(() -> tell(new CallSignal.BridgeSignal(bridge, new BridgeEvent.ChannelLeft(old.id, time()))));
            event(() -> tell(new CallSignal.BridgeSignal(bridge, new BridgeEvent.ChannelEntered(by.id, time()))));
            event(() -> toChannel(by.id, new LegEvent.BridgeEntered(by.id, time())));
        }
        in(10_000 + below(60_000), () -> asteriskEnds(by.id, CLEARED));
    }

    private void takeOutAny() {
        Channel channel = any();
        if (channel != null) {
            leaveBridge(channel.id);
        }
    }

    private void destroyAnyBridge() {
        asterisk.bridges().keySet().stream().findAny().ifPresent(this::beDestroyed);
    }

    private void redirectAny() {
        Channel channel = any();
        if (channel != null) {
            redirect(channel);
        }
    }

    private void redirect(Channel channel) {
        channel.inStasis = false;
        leaveBridge(channel.id);
        event(() -> toChannel(channel.id, new LegEvent.StasisLeft(channel.id, time())));
    }

    private void loseServer() {
        asterisk.lose();
        if (alive) {
            tell(new CallSignal.ServerLost(time(), time()));
        }
    }

    /** The application ends the call in any of its states; the call is releasing afterwards. */
    private void orderHangup() {
        CallModel before = call;
        tell(new CallSignal.HangupOrdered(HangupCause.NORMAL_CLEARING, time()));
        boolean ends = call == null || call.isOver() || call.plan() instanceof CallPlan.Releasing;
        if (alive && before != null && !ends) {
            faults.add("not ended by an order: " + before + " → " + call);
        }
    }

    /** The application wants something of the call that is answered once at most, and changes no plan unless another flow is to go on. */
    private void giveOrder() {
        CallModel before = call;
        RequestId request = new RequestId(++orders, true);
        ordered.add(request);
        Party party = orderly.nextBoolean() ? Party.CALLER : Party.CALLEE;
        CallOrder order = order(party);
        tell(new CallSignal.Ordered(order, request, time()));
        boolean changesPlan = order instanceof CallOrder.Redirect || order instanceof CallOrder.Transfer;
        if (!changesPlan
                && alive
                && before != null
                && call != null
                && !before.plan().equals(call.plan())) {
            faults.add("an order changed the plan: " + before + " → " + call);
        }
    }

    private CallOrder order(Party party) {
        TalkTracks[] tracks = TalkTracks.values();
        RecordingControl[] controls = RecordingControl.values();
        Supervising[] ways = Supervising.values();
        return switch (orderly.nextInt(12)) {
            case 0 -> new CallOrder.Control(party, new LegVerb.Hold());
            case 1 -> new CallOrder.PlayTo(party, Play.of(Prompt.sound("beep")));
            case 2 -> new CallOrder.SteerRecordings(controls[orderly.nextInt(controls.length)]);
            case 3, 4, 5 ->
                new CallOrder.Supervise(DialTarget.pjsip("desk", "500"), ways[orderly.nextInt(ways.length)], party);
            case 6, 7 -> new CallOrder.Redirect(call -> {});
            case 8, 9 ->
                new CallOrder.Transfer(WarmTransfer.to(DialTarget.pjsip("billing", "332"))
                        .completedBy('1')
                        .takenBackBy('0'));
            default ->
                new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(1)), tracks[orderly.nextInt(tracks.length)]);
        };
    }

    // Looks.

    private void reconcile() {
        if (call == null || !call.isOver()) {
            in(30_000, this::reconcile);
        }
        if (!alive || call == null) {
            return;
        }
        watched = time();
        sweepUnknown();
        List<OperationId> ended = List.copyOf(missedEnds);
        missedEnds.clear();
        ended.forEach(operation -> fromFlow(new FlowEvent.OperationEnded(operation, true)));
        for (Leg leg : call.legs()) {
            look(leg.id(), leg.channel());
            for (ReplacedChannel old : leg.replaced()) {
                look(leg.id(), old.channel());
            }
        }
        for (BridgeState bridge : call.bridges()) {
            BridgeKey key = bridge.key();
            BridgeEvent seen = asterisk.hasBridge(key)
                    ? new BridgeEvent.MembersListed(asterisk.membersOf(key), time(), time())
                    : new BridgeEvent.NotFound(time(), time());
            tell(new CallSignal.BridgeSignal(key, seen));
        }
        checkSilence();
    }

    /** The orphan sweep ends what an earlier instance had asked for, and came after the look of the recovery. */
    private void sweepUnknown() {
        asterisk.channels.values().stream()
                .filter(channel -> channel.isOurs() && channel.created && legOf(channel.id) == null)
                .map(channel -> channel.id)
                .toList()
                .forEach(id -> asteriskEnds(id, Hangup.UNTOLD));
    }

    private void look(LegId leg, ChannelId id) {
        Channel channel = asterisk.find(id);
        if (channel == null || !channel.isOurs()) {
            toLeg(leg, new LegEvent.NotFound(id, time(), time()));
            return;
        }
        toChannel(id, new LegEvent.StasisEntered(id, time()));
        if (channel.up) {
            toChannel(id, new LegEvent.AnswerSeen(id, time()));
        }
    }

    /** Parties who are connected do not stay in silence, nor does a caller without a flow. */
    private void checkSilence() {
        if (call == null || !isSilent(call)) {
            silentSince = -1;
        } else if (silentSince < 0) {
            silentSince = agenda.now();
        } else if (agenda.now() - silentSince > LONG_SILENCE) {
            faults.add("silence for " + (agenda.now() - silentSince) + " ms: " + call);
        }
    }

    private boolean isSilent(CallModel model) {
        if (model.plan() instanceof CallPlan.InFlow) {
            return !flow.isRunning();
        }
        if (model.plan() instanceof CallPlan.Transferring transfer) {
            return isSilent(model, transfer);
        }
        if (!(model.plan() instanceof CallPlan.Connected connected)) {
            return false;
        }
        Leg caller = model.caller();
        Leg callee = model.leg(connected.callee());
        return caller == null || callee == null || !hear(caller, callee);
    }

    /** The caller hears music, or the target; agent and target hear each other once the target has answered. */
    private boolean isSilent(CallModel model, CallPlan.Transferring transfer) {
        Leg caller = model.caller();
        Leg target = model.leg(transfer.target());
        Leg agent = model.leg(transfer.agent());
        if (!transfer.isCallerOnHold()) {
            return caller == null || target == null || !hear(caller, target);
        }
        boolean consults = !transfer.isAccepted() || (agent != null && target != null && hear(agent, target));
        return caller == null || !music.isHeardBy(caller.channel()) || !consults;
    }

    // What came of it.

    int talks() {
        return flow.talks();
    }

    int endings() {
        return flow.endings();
    }

    int served() {
        return flow.served();
    }

    int redirections() {
        return flow.redirections();
    }

    int accepted() {
        return flow.screenings().accepted();
    }

    int writtenByPlan() {
        return flow.writtenByPlan();
    }

    Set<Class<?>> transfers() {
        return flow.transfers();
    }

    int screeningsThatGoOn() {
        return flow.screenings().resumed();
    }

    /** In which steps screenings were when an instance ended. */
    Set<StepKind> screeningsInterruptedIn() {
        return flow.screenings().interruptedIn();
    }

    Set<StepKind> interruptedIn() {
        return flow.interruptedIn();
    }

    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(flow.faults());
        return all;
    }

    int silences() {
        return silences;
    }

    int records() {
        return records;
    }

    int recoveries() {
        return recoveries;
    }

    Set<Class<?>> plans() {
        return plans;
    }

    @Nullable CallEnd end() {
        return end;
    }

    @Nullable CallModel call() {
        return call;
    }

    /** Channels of the call that are left although it is over, and that were not given up. */
    List<ChannelId> left() {
        CallModel over = call;
        boolean givenUp = over == null
                || over.legs().stream()
                        .anyMatch(leg -> leg.release().outcome() != null
                                && leg.release().outcome().evidence() == ReleaseEvidence.GIVEN_UP);
        return asterisk.channels.values().stream()
                .filter(channel -> channel.isOurs() && !givenUp && isOfCall(channel))
                .map(channel -> channel.id)
                .toList();
    }

    private boolean isOfCall(Channel channel) {
        return channel.created || channel.id.equals(CALLER) || legOf(channel.id) != null;
    }
}
