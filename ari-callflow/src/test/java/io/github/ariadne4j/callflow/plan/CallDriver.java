package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeCommand;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeTimer;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener.Notice;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToStore.Write;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drives one call through its signals, and says in words what it commands. */
final class CallDriver {
    static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
    static final ChannelId CALLER = new ChannelId("1700000000.1");
    static final LegId A = new LegId(0);
    static final Hangup BUSY = new Hangup(HangupCause.USER_BUSY, 486);
    static final Hangup CONGESTED = new Hangup(HangupCause.CONGESTION, 503);
    static final Hangup CLEARED = Hangup.of(HangupCause.NORMAL_CLEARING);

    private static final CallId ID = CallId.of("02:fc:00:00:00:01", CALLER, Instant.EPOCH);

    private final CallMachine machine = new CallMachine(CallTimeouts.defaults());
    private final List<String> commands = new ArrayList<>();
    private final List<CallCommand> raw = new ArrayList<>();
    private final Set<LegId> watched = new HashSet<>();
    private CallModel call;
    private Instant now = START;

    private CallDriver(CallTransition begun) {
        call = begun.next();
        take(begun);
    }

    /** A call whose flow only routes, and has not done so yet. */
    static CallDriver routing() {
        return begin(false, true);
    }

    /** A call that a flow handles, and that is admitted. */
    static CallDriver inFlow() {
        return begin(false, false).admitted().forget();
    }

    /** A call that a durable flow handles, and that is admitted. */
    static CallDriver inDurableFlow() {
        FlowData flow = FlowData.NONE.with(Journal.of(new FlowName("test", 1), Map.of()));
        return new CallDriver(new CallMachine(CallTimeouts.defaults()).begin(facts(1), false, false, flow, START))
                .admitted()
                .forget();
    }

    /** The flow begins its next step. */
    CallDriver steps(StepKind kind) {
        int number = Objects.requireNonNull(call.flow().journal()).entries().size() + 1;
        return flow(new FlowEvent.Journals(
                List.of(JournalEntry.intent(number, kind, "", null)), new RequestId(100 + number)));
    }

    /** A call whose targets are these, before the first of them shows itself. */
    static CallDriver hunting(HuntPlan hunt) {
        return routing().flow(new FlowEvent.Routed(hunt, HangupCause.NO_ROUTE)).admitted();
    }

    /** A call whose only target has answered; caller and callee are connected. */
    static CallDriver talking(HuntPlan hunt) {
        return hunting(hunt)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .forget();
    }

    /** A call that the application itself begins, and that is not admitted yet. */
    static CallDriver originating(HuntPlan hunt) {
        return new CallDriver(new CallMachine(CallTimeouts.defaults())
                .originate(
                        facts(1, CallDirection.OUTBOUND),
                        hunt,
                        FlowData.NONE.with(Map.of("campaign", "autumn")),
                        START));
    }

    /** The same with legs that ring, before the first of them shows itself. */
    static CallDriver ringingFirst(HuntPlan hunt) {
        return originating(hunt).admitted();
    }

    static CallDriver begin(boolean answered, boolean routesFirst) {
        return new CallDriver(
                new CallMachine(CallTimeouts.defaults()).begin(facts(1), answered, routesFirst, FlowData.NONE, START));
    }

    /** A call that a flow handles, and whose limits are asked under this policy. */
    static CallDriver begin(CallFacts.Policy policy) {
        CallFacts facts = facts(1);
        CallFacts under = new CallFacts(facts.call(), facts.origin(), facts.epoch(), policy);
        return new CallDriver(
                new CallMachine(CallTimeouts.defaults()).begin(under, false, false, FlowData.NONE, START));
    }

    /** A call with so much credit, whose limits are asked. */
    static CallDriver begin(Duration credit, boolean answered, boolean routesFirst) {
        return new CallDriver(new CallMachine(CallTimeouts.defaults())
                .begin(facts(1).with(credit), answered, routesFirst, FlowData.NONE, START));
    }

    /** Another instance recovers what was written last. */
    CallDriver recovered(RecoveryEvidence found) {
        CallModel written = call;
        for (CallCommand command : raw) {
            if (command instanceof CallCommand.ToStore store) {
                written = store.call();
            }
        }
        return recovered(written, found);
    }

    static CallDriver recovered(CallModel written, RecoveryEvidence found) {
        CallFacts facts = facts(2, written.facts().call().direction());
        return new CallDriver(new CallMachine(CallTimeouts.defaults()).recover(facts, written, found));
    }

    private static CallFacts facts(long epoch) {
        return facts(epoch, CallDirection.INBOUND);
    }

    private static CallFacts facts(long epoch, CallDirection direction) {
        IncomingCall incoming = new IncomingCall(
                ID, CALLER, new CallerId("", "100"), "3200", "from-carrier", "", "carrier-in", List.of(), direction);
        CallFacts.Policy policy = new CallFacts.Policy(CallTimeouts.defaults(), false, true);
        return new CallFacts(incoming, new CallOrigin("b2bua", "02:fc:00:00:00:01"), epoch, policy);
    }

    CallModel call() {
        return call;
    }

    CallPlan plan() {
        return call.plan();
    }

    CallEnd end() {
        for (CallCommand command : raw) {
            if (command instanceof CallCommand.ToStore store && store.write() instanceof Write.End end) {
                return end.end();
            }
        }
        throw new AssertionError("the call has not ended: " + call.plan() + ", " + commands);
    }

    /** What it commanded since it was asked last. */
    List<String> commands() {
        List<String> all = List.copyOf(commands);
        commands.clear();
        return all;
    }

    /** What the last request of the flow was answered with. */
    FlowAnswer lastAnswer() {
        FlowAnswer last = null;
        for (CallCommand command : raw) {
            if (command instanceof CallCommand.ToFlow flow && flow.word() instanceof Word.Answer answer) {
                last = answer.answer();
            }
        }
        return Objects.requireNonNull(last);
    }

    /** Whether the flow that runs again is told that its interrupted step goes on. */
    boolean stepGoesOn() {
        for (CallCommand command : raw) {
            if (command instanceof CallCommand.ToFlow flow && flow.word() instanceof Word.Replay replay) {
                return replay.goesOn();
            }
        }
        throw new AssertionError("the flow does not run again: " + commands);
    }

    CallDriver forget() {
        commands.clear();
        return this;
    }

    CallDriver later(Duration time) {
        now = now.plus(time);
        return this;
    }

    CallDriver say(CallSignal signal) {
        CallTransition transition = machine.on(call, signal);
        call = transition.next();
        take(transition);
        return this;
    }

    private void take(CallTransition transition) {
        raw.addAll(transition.commands());
        transition.commands().forEach(this::watch);
        commands.addAll(words(transition));
    }

    private void watch(CallCommand command) {
        if (command instanceof CallCommand.ToTimer start && start.timer() instanceof PlanTimer.EndOfSilence end) {
            watched.add(end.leg());
        } else if (command instanceof CallCommand.StopTimer stop
                && stop.timer() instanceof PlanTimer.EndOfSilence end) {
            watched.remove(end.leg());
        }
    }

    /** The legs whose time in silence runs. */
    Set<LegId> watched() {
        return Set.copyOf(watched);
    }

    /** The time of a leg in silence is over. */
    CallDriver silenceLasts(LegId leg) {
        if (!watched.remove(leg)) {
            throw new AssertionError("no timer runs for leg " + leg + ": " + call);
        }
        return say(new CallSignal.TimerSignal(new PlanTimer.EndOfSilence(leg), now));
    }

    /** All commands so far, those without words too. */
    List<CallCommand> raw() {
        return List.copyOf(raw);
    }

    /** What a transition commands, timers of legs and bridges left out. */
    static List<String> words(CallTransition transition) {
        List<String> all = new ArrayList<>();
        for (CallCommand command : transition.commands()) {
            String words = wordsFor(transition.next(), command);
            if (!words.isEmpty()) {
                all.add(words);
            }
        }
        return all;
    }

    // Signals.

    CallDriver admitted() {
        return store(new StoreEvent.Admitted(new LimitDecision.Admitted(), true));
    }

    CallDriver store(StoreEvent event) {
        return say(new CallSignal.StoreSignal(event, now));
    }

    CallDriver flow(FlowEvent event) {
        return say(new CallSignal.FlowSignal(event, now));
    }

    CallDriver timer(PlanTimer timer) {
        return say(new CallSignal.TimerSignal(timer, now));
    }

    private CallDriver leg(int leg, LegEvent event) {
        return say(new CallSignal.LegSignal(new LegId(leg), event));
    }

    private ChannelId channel(int leg) {
        Leg known = call.leg(new LegId(leg));
        if (known == null) {
            throw new AssertionError("there is no leg " + leg + " in " + call);
        }
        return known.channel();
    }

    CallDriver created(int leg) {
        return leg(leg, new LegEvent.CreatedSeen(channel(leg), now));
    }

    CallDriver notCreated(int leg, CommandFailure failure) {
        return leg(leg, new LegEvent.CreateFailed(channel(leg), failure, now));
    }

    CallDriver entered(int leg) {
        return leg(leg, new LegEvent.StasisEntered(channel(leg), now));
    }

    CallDriver rings(int leg) {
        return leg(leg, new LegEvent.RingingSeen(channel(leg), now));
    }

    CallDriver answers(int leg) {
        return leg(leg, new LegEvent.AnswerSeen(channel(leg), now));
    }

    CallDriver asksToHangUp(int leg, Hangup hangup) {
        return leg(leg, new LegEvent.HangupRequested(channel(leg), hangup, now));
    }

    CallDriver destroyed(int leg, Hangup hangup) {
        return leg(leg, new LegEvent.DestroyedSeen(channel(leg), hangup, now));
    }

    CallDriver leftStasis(int leg) {
        return leg(leg, new LegEvent.StasisLeft(channel(leg), now));
    }

    CallDriver notFound(int leg) {
        return leg(leg, new LegEvent.NotFound(channel(leg), now.minusSeconds(30), now));
    }

    CallDriver replaced(int leg, String by) {
        return replaced(leg, by, Replacement.TAKEN_OVER);
    }

    CallDriver replaced(int leg, String by, Replacement replacement) {
        return leg(leg, new LegEvent.ReplacedBy(channel(leg), new ChannelId(by), replacement, now));
    }

    CallDriver linked(int leg, CallId other) {
        return leg(leg, new LegEvent.CallLinked(channel(leg), other, now));
    }

    /** Several keys, one after the other. */
    CallDriver presses(int leg, String keys) {
        keys.chars().forEach(key -> leg(leg, new LegEvent.DigitSeen(channel(leg), (char) key, now)));
        return this;
    }

    CallDriver legTimer(int leg, LegTimer timer) {
        return leg(leg, new LegEvent.TimerFired(timer, now));
    }

    private CallDriver bridge(int number, BridgeEvent event) {
        return say(new CallSignal.BridgeSignal(new BridgeKey(ID, number), event));
    }

    CallDriver bridgeCreated(int number) {
        return bridge(number, new BridgeEvent.CreatedSeen(now));
    }

    private CallDriver supervision(int number, BridgeEvent event) {
        return say(new CallSignal.BridgeSignal(new BridgeKey(ID, number, BridgePurpose.SUPERVISION), event));
    }

    CallDriver supervisionCreated(int number) {
        return supervision(number, new BridgeEvent.CreatedSeen(now));
    }

    CallDriver supervisionJoined(int number, int... legs) {
        return supervision(number, new BridgeEvent.JoinDone(channels(legs), now));
    }

    CallDriver supervisionDestroyed(int number) {
        return supervision(number, new BridgeEvent.DestroyedSeen(now));
    }

    CallDriver bridgeNotCreated(int number, CommandFailure failure) {
        return bridge(number, new BridgeEvent.CreateFailed(failure, now));
    }

    CallDriver bridgeDestroyed(int number) {
        return bridge(number, new BridgeEvent.DestroyedSeen(now));
    }

    CallDriver joined(int bridge, int... legs) {
        return bridge(bridge, new BridgeEvent.JoinDone(channels(legs), now));
    }

    private List<ChannelId> channels(int... legs) {
        List<ChannelId> channels = new ArrayList<>();
        for (int leg : legs) {
            channels.add(channel(leg));
        }
        return channels;
    }

    /** Taken out by another, and not back when that is settled. */
    CallDriver takenOut(int bridge, int leg) {
        return bridge(bridge, new BridgeEvent.ChannelLeft(channel(leg), now)).settled(bridge);
    }

    /** As it was asked to. */
    CallDriver leftBridge(int bridge, int leg) {
        return bridge(bridge, new BridgeEvent.ChannelLeft(channel(leg), now));
    }

    /** A moment has passed in which what left the bridge could have come back. */
    CallDriver settled(int bridge) {
        return bridgeTimer(bridge, BridgeTimer.SETTLE);
    }

    CallDriver bridgeTimer(int bridge, BridgeTimer timer) {
        return bridge(bridge, new BridgeEvent.TimerFired(timer, now));
    }

    CallDriver joinFailed(int bridge, int... legs) {
        List<ChannelId> channels = new ArrayList<>();
        for (int leg : legs) {
            channels.add(channel(leg));
        }
        BridgeCommand join = new BridgeCommand.Join(new BridgeKey(ID, bridge), channels);
        return bridge(bridge, new BridgeEvent.CommandFailed(join, CommandFailure.FAILED, now));
    }

    CallDriver ordered(CallOrder order) {
        return say(new CallSignal.Ordered(order, new RequestId(1, true), now));
    }

    /** Asterisk took what the last operation asked for, or refused it. */
    CallDriver operationEnded(boolean succeeded) {
        OpenOperation last = call.operations().get(call.operations().size() - 1);
        return flow(new FlowEvent.OperationEnded(last.id(), succeeded));
    }

    CallDriver held(int leg, boolean held) {
        return leg(leg, new LegEvent.HeldSeen(channel(leg), held, now));
    }

    CallDriver hangupOrdered(HangupCause cause) {
        return say(new CallSignal.HangupOrdered(cause, now));
    }

    CallDriver serverLost() {
        return say(new CallSignal.ServerLost(now, now));
    }

    // Looks.

    /** What Asterisk holds: these legs with their channels in these states, and these in the bridge. */
    RecoveryEvidence found(Map<Integer, ChannelState> legs, int... inBridge) {
        Map<ChannelId, ChannelState> channels = new HashMap<>();
        Map<LegId, ChannelId> created = new HashMap<>();
        legs.forEach((leg, state) -> {
            ChannelId channel = channelOf(leg);
            channels.put(channel, state);
            if (leg != 0) {
                created.put(new LegId(leg), channel);
            }
        });
        Set<ChannelId> members = new HashSet<>();
        for (int leg : inBridge) {
            members.add(channelOf(leg));
        }
        Map<BridgeKey, Set<ChannelId>> bridges = inBridge.length == 0 ? Map.of() : Map.of(BridgeKey.first(ID), members);
        return new RecoveryEvidence(
                channels, created, bridges, Map.of(), Set.of(), false, now, now.plusSeconds(1), now.plusSeconds(1));
    }

    /** The same, where none of the legs was dialled. */
    RecoveryEvidence foundUndialled(Map<Integer, ChannelState> legs, int... inBridge) {
        RecoveryEvidence found = found(legs, inBridge);
        return new RecoveryEvidence(
                found.channels(),
                found.created(),
                found.bridges(),
                found.replacements(),
                Set.copyOf(found.created().values()),
                false,
                found.lastSeen(),
                found.asOf(),
                found.at());
    }

    /** The caller, and the outbound call that its flow was about to begin. */
    RecoveryEvidence foundOriginated() {
        RecoveryEvidence found = found(Map.of(0, ChannelState.UP));
        return new RecoveryEvidence(
                found.channels(),
                found.created(),
                found.bridges(),
                found.replacements(),
                found.undialled(),
                false,
                found.lastSeen(),
                found.asOf(),
                found.at(),
                true);
    }

    /** Nothing but the first bridge, which is empty. */
    RecoveryEvidence foundBridge() {
        RecoveryEvidence found = found(Map.of());
        return new RecoveryEvidence(
                Map.of(),
                Map.of(),
                Map.of(BridgeKey.first(ID), Set.of()),
                Map.of(),
                Set.of(),
                false,
                found.lastSeen(),
                found.asOf(),
                found.at());
    }

    /** Nothing, as Asterisk was restarted; the call was watched until then. */
    RecoveryEvidence foundLost(Instant lastSeen) {
        RecoveryEvidence found = found(Map.of());
        return new RecoveryEvidence(
                Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), true, lastSeen, found.asOf(), found.at());
    }

    private ChannelId channelOf(int leg) {
        Leg known = call.leg(new LegId(leg));
        return known == null ? call.facts().names().leg(new LegId(leg)) : known.channel();
    }

    // Words.

    private static String wordsFor(CallModel call, CallCommand command) {
        if (command instanceof CallCommand.ToLeg toLeg) {
            return wordsFor(toLeg.leg(), toLeg.command());
        }
        if (command instanceof CallCommand.ToBridge toBridge) {
            return wordsFor(call, toBridge.command());
        }
        if (command instanceof CallCommand.ToChannel toChannel) {
            return wordsFor(toChannel.action());
        }
        if (command instanceof CallCommand.ToStore toStore) {
            return wordsFor(toStore);
        }
        if (command instanceof CallCommand.ToTimer toTimer) {
            return wordsFor(toTimer);
        }
        if (command instanceof CallCommand.ToListener toListener) {
            return wordsFor(toListener.notice());
        }
        if (command instanceof CallCommand.ToRoom toRoom) {
            return wordsFor(toRoom.wish());
        }
        return command instanceof CallCommand.ToFlow toFlow ? wordsFor(toFlow.word()) : "";
    }

    private static String wordsFor(Notice notice) {
        if (notice instanceof Notice.Silent silent) {
            return "tell of " + silent.leg() + " in silence";
        }
        Notice.Held held = (Notice.Held) notice;
        return held.party() + (held.held() ? " held by " : " taken back by ") + held.by();
    }

    private static String wordsFor(LegId leg, LegCommand command) {
        if (command instanceof LegCommand.Create create) {
            return "create " + leg + ' ' + create.target().endpoint();
        }
        if (command instanceof LegCommand.Snoop snoop) {
            return "snoop " + leg + ' ' + snoop.snooping().spy() + ' '
                    + snoop.snooping().whisper();
        }
        if (command instanceof LegCommand.Dial dial) {
            return "dial " + leg + " for " + dial.ringFor().toSeconds();
        }
        if (command instanceof LegCommand.Answer) {
            return "answer " + leg;
        }
        if (command instanceof LegCommand.HangUp hangUp) {
            return "hang up " + leg + " with " + hangUp.cause().code();
        }
        return command instanceof LegCommand.SetMaxDuration ? "bound " + leg : "";
    }

    private static String wordsFor(CallModel call, BridgeCommand command) {
        if (command instanceof BridgeCommand.Create create) {
            return "create bridge " + create.bridge().number();
        }
        if (command instanceof BridgeCommand.Join join) {
            return "join" + legsOf(call, join.channels());
        }
        if (command instanceof BridgeCommand.Destroy destroy) {
            return "destroy bridge " + destroy.bridge().number();
        }
        return command instanceof BridgeCommand.Remove remove ? "remove" + legsOf(call, List.of(remove.channel())) : "";
    }

    private static String legsOf(CallModel call, List<ChannelId> channels) {
        StringBuilder legs = new StringBuilder();
        for (Leg leg : call.legs()) {
            if (channels.contains(leg.channel())) {
                legs.append(' ').append(leg.id());
            }
        }
        return legs.toString();
    }

    private static String wordsFor(Action action) {
        if (action instanceof Action.StartRingback start) {
            return "start " + start.kind();
        }
        if (action instanceof Action.StopRingback stop) {
            return "stop " + stop.kind();
        }
        if (action instanceof Action.Play play) {
            return "play " + play.prompts().stream().map(Prompt::uri).collect(Collectors.joining(" "));
        }
        if (action instanceof Action.PlayOn play) {
            return "play on " + play.prompts().stream().map(Prompt::uri).collect(Collectors.joining(" "));
        }
        if (action instanceof Action.StartMusic music) {
            return "music " + music.musicClass();
        }
        if (action instanceof Action.StopMusic) {
            return "stop music";
        }
        if (action instanceof Action.Control control) {
            return control.verb().toString();
        }
        if (action instanceof Action.SetMusicClass set) {
            return "music of holds " + set.musicClass();
        }
        if (action instanceof Action.Leave leave) {
            return leave.where().getClass().getSimpleName();
        }
        if (action instanceof Action.StartRecording start) {
            return "record " + start.recording().format().ending();
        }
        if (action instanceof Action.StartBridgeRecording start) {
            return "record bridge " + start.bridge().number() + ' '
                    + start.recording().format().ending();
        }
        if (action instanceof Action.SteerRecording steer) {
            return "recording " + steer.control();
        }
        if (action instanceof Action.StopRecording) {
            return "stop recording";
        }
        return action instanceof Action.Indicate indicate
                ? indicate.indication().name().toLowerCase(Locale.ROOT)
                : "stop playback";
    }

    private static String wordsFor(Wish wish) {
        if (wish instanceof Wish.Enter enter) {
            return "enter room " + enter.room().name();
        }
        if (wish instanceof Wish.Return back) {
            return switch (back.presence()) {
                        case STAYS -> "return to room ";
                        case LEAVES -> "leave room ";
                        case GONE -> "was in room ";
                    }
                    + back.room().name()
                    + (back.recordings().isEmpty() ? "" : " recorded " + back.recordings());
        }
        if (wish instanceof Wish.Replace) {
            return "tell the room of the other channel";
        }
        return wish instanceof Wish.Leave leave && leave.hangsUp() ? "leave the room with the call" : "leave the room";
    }

    private static String wordsFor(CallCommand.ToStore command) {
        String plan = command.call().plan().getClass().getSimpleName();
        if (command.write() instanceof Write.End end) {
            return "end " + end.end().disposition();
        }
        return (command.write() instanceof Write.Admit ? "admit " : "save ") + plan;
    }

    private static String wordsFor(CallCommand.ToTimer command) {
        if (command.timer() instanceof PlanTimer.NextKey) {
            return "next key within " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfTalk) {
            return "end of talk in " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfCredit) {
            return "end of credit in " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfTalkNears) {
            return "warning in " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfScreening end) {
            return "end of screening " + end.leg() + " in " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfPause) {
            return "end of pause in " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfSilence) {
            return "";
        }
        if (command.timer() instanceof PlanTimer.Leave) {
            return "leave within " + command.after().toSeconds();
        }
        if (command.timer() instanceof PlanTimer.EndOfFlow) {
            return "end of flow in " + command.after().toSeconds();
        }
        return command.timer() instanceof PlanTimer.StartOffer offer
                ? "start " + offer.leg() + " in " + command.after().toSeconds()
                : "save again";
    }

    private static String wordsFor(Word word) {
        if (word instanceof Word.Answer answer) {
            return (answer.request().fromOutside() ? "answer the order " : "answer the flow ")
                    + wordsFor(answer.answer());
        }
        if (word instanceof Word.Screen screen) {
            return "screen " + screen.leg();
        }
        if (word instanceof Word.EndScreening over) {
            return "end screening " + over.leg();
        }
        if (word instanceof Word.End) {
            return "";
        }
        return "flow " + word.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String wordsFor(@Nullable FlowAnswer answer) {
        if (answer instanceof FlowAnswer.NotAnswered not) {
            return "not answered " + not.cause().code();
        }
        if (answer instanceof FlowAnswer.Collected collected) {
            return collected.end() + " \"" + collected.keys().pressed() + '"';
        }
        if (answer instanceof FlowAnswer.CalleeLeft left) {
            return "callee left with " + left.cause().code();
        }
        if (answer instanceof FlowAnswer.KeyPressed pressed) {
            return "pressed " + pressed.key().key();
        }
        if (answer instanceof FlowAnswer.OutOfRoom out) {
            return "out of the room: " + out.outcome();
        }
        if (answer instanceof FlowAnswer.Transferred transferred) {
            return "transferred: " + transferred.outcome();
        }
        if (answer instanceof FlowAnswer.TimeIsUp) {
            return "time is up";
        }
        return answer == null ? "" : answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
