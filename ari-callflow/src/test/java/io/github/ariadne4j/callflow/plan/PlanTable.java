package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegReport.Released;
import io.github.ariadne4j.callflow.leg.ReleaseEvidence;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.SilenceWatch;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every plan × every report, word of the flow, answer of the store and timer, worked out by the machine, as lines of Markdown. */
final class PlanTable {
    private static final Instant AT = CallDriver.START.plusSeconds(1);
    private static final LegId CALLER = CallDriver.A;
    private static final LegId CALLEE = new LegId(1);
    private static final RequestId REQUEST = new RequestId(7);
    private static final OperationId QUESTION = new OperationId(9, 1);
    private static final HuntPlan RELAYED =
            HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));
    private static final HuntPlan PARALLEL =
            HuntPlan.inParallel(List.of(DialTarget.pjsip("first", "331"), DialTarget.pjsip("second", "332")));

    private static final Connect TERMS = Connect.of()
            .atMost(Duration.ofMinutes(10))
            .warning(Duration.ofMinutes(1), Prompt.sound("one-minute"), Party.CALLER)
            .onKey('5', Party.CALLER, Connect.Key.Then.TELL_FLOW)
            .onKey('5', Party.CALLEE, Connect.Key.Then.HANG_UP_CALLEE);

    private static final int TARGET = 3;
    private static final WarmTransfer TRANSFER =
            WarmTransfer.to(DialTarget.pjsip("fourth", "334")).completedBy('1').takenBackBy('5');

    private static final CallId OTHER_CALL = CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.8"), AT);

    private static final Room ROOM = Room.named("board").leftBy('5');

    private PlanTable() {}

    /** The table; a dash means that nothing changes. */
    static List<String> lines() {
        Map<String, CallModel> plans = plans();
        List<String> lines = new ArrayList<>();
        lines.add("| plan | " + String.join(" | ", plans.keySet()) + " |");
        lines.add("|---|" + "---|".repeat(plans.size()));
        rows().forEach((name, row) -> lines.add("| `" + name + "` | "
                + plans.values().stream().map(call -> cell(call, row)).collect(Collectors.joining(" | ")) + " |"));
        return lines;
    }

    static Map<String, CallModel> plans() {
        Map<String, CallModel> plans = new LinkedHashMap<>();
        plans.put("Admitting, routes", CallDriver.routing().call());
        plans.put("Admitting, writes", CallDriver.begin(false, false).call());
        plans.put("InFlow", CallDriver.inFlow().call());
        plans.put("InFlow, after a talk", afterTalk().call());
        plans.put("Hunt in order, dialled", dialled().call());
        plans.put("Hunt at once, ringing", ringing().call());
        plans.put("Hunt at once, first one joins", ringing().answers(1).call());
        plans.put("Hunt at once, first one is asked", asking().call());
        plans.put("Connected", connected().call());
        plans.put("Connected, flow holds", held().call());
        plans.put("Connected, flow waits", waiting().call());
        plans.put("Connected, flow is gone", withoutFlow().call());
        plans.put("Connected, for a time", limited().call());
        plans.put("Transferring, requested", requested().call());
        plans.put("Transferring, consulting", consulting().call());
        plans.put("Transferring, joining", consulting().presses(1, "1").call());
        plans.put("InRoom", inRoom().call());
        plans.put("InRoom, leaves", inRoom().presses(0, "5").call());
        plans.put("Releasing", connected().asksToHangUp(0, CallDriver.CLEARED).call());
        plans.put("Releasing, callee stays", keeping().call());
        plans.put("Released", connected().serverLost().call());
        return plans;
    }

    private static CallDriver dialled() {
        return CallDriver.hunting(RELAYED)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1);
    }

    private static CallDriver connected() {
        return dialled().answers(1).answers(0);
    }

    private static CallDriver held() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(RELAYED, new RequestId(1)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0);
    }

    private static CallDriver waiting() {
        return held().flow(new FlowEvent.Connects(CALLEE, TERMS, new RequestId(2)));
    }

    private static CallDriver keeping() {
        return held().flow(new FlowEvent.Connects(CALLEE, Connect.of().keepingCallee(), new RequestId(2)))
                .asksToHangUp(0, CallDriver.CLEARED);
    }

    private static CallDriver requested() {
        return held().flow(new FlowEvent.Transfers(CALLEE, TRANSFER, new RequestId(2)))
                .leftBridge(1, 0)
                .entered(TARGET)
                .rings(TARGET);
    }

    private static CallDriver consulting() {
        return requested().answers(TARGET).joined(1, TARGET);
    }

    private static CallDriver inRoom() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Joins(ROOM, new RequestId(1)))
                .answers(0);
    }

    private static CallDriver afterTalk() {
        return waiting().destroyed(1, CallDriver.CLEARED);
    }

    /** As another instance finds it. */
    private static CallDriver withoutFlow() {
        CallDriver left = waiting();
        return left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));
    }

    private static CallDriver limited() {
        return held().flow(new FlowEvent.LeavesConnected(CALLEE, TERMS, new RequestId(2)));
    }

    private static CallDriver ringing() {
        return CallDriver.hunting(PARALLEL)
                .bridgeCreated(1)
                .entered(1)
                .rings(1)
                .entered(2)
                .rings(2);
    }

    private static CallDriver asking() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(PARALLEL, Duration.ofSeconds(30), new RequestId(1)))
                .bridgeCreated(1)
                .entered(1)
                .rings(1)
                .entered(2)
                .rings(2)
                .answers(1);
    }

    /** What is told to the rules. */
    interface Row {
        CallPlan tell(CallStep step);
    }

    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        legReports()
                .forEach((name, report) ->
                        rows.put(name, step -> report.applyTo(new LegReports(step, RulesOfPlan.of(step)))));
        bridgeReports()
                .forEach((name, report) -> rows.put(
                        name,
                        step -> report.apply(new BridgeKey(step.call().facts().id(), 1))
                                .applyTo(RulesOfPlan.of(step))));
        flowEvents()
                .forEach((name, event) -> rows.put(name, step -> event.applyTo(RulesOfPlan.of(asked(step, event)))));
        rows.put(
                "Admitted",
                step -> new StoreEvent.Admitted(new LimitDecision.Admitted(), true).applyTo(RulesOfPlan.of(step)));
        rows.put(
                "Admitted, not written",
                step -> new StoreEvent.Admitted(new LimitDecision.Admitted(), false).applyTo(RulesOfPlan.of(step)));
        rows.put("SaveFailed", step -> new StoreEvent.SaveFailed().applyTo(RulesOfPlan.of(step)));
        rows.put("timer StartOffer", step -> RulesOfPlan.of(step).on(new PlanTimer.StartOffer(new LegId(2))));
        rows.put("timer EndOfScreening", step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfScreening(CALLEE)));
        rows.put("timer EndOfTalk", step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfTalk(CALLEE)));
        rows.put("timer EndOfTalkNears", step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfTalkNears(CALLEE)));
        rows.put("timer EndOfCredit", step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfCredit()));
        rows.put("timer EndOfFlow", step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfFlow()));
        rows.put(
                "timer EndOfSilence of the caller",
                step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfSilence(CALLER)));
        rows.put(
                "timer EndOfSilence of the callee",
                step -> RulesOfPlan.of(step).on(new PlanTimer.EndOfSilence(CALLEE)));
        rows.put("timer SaveAgain", step -> RulesOfPlan.of(step).on(new PlanTimer.SaveAgain()));
        signals()
                .forEach((name, signal) -> rows.put(name, step -> {
                    signal.applyTo(new SignalRouting(step));
                    return step.call().plan();
                }));
        return rows;
    }

    /** What no report alone stands for, as legs and bridges change with it. */
    private static Map<String, CallSignal> signals() {
        Map<String, CallSignal> signals = new LinkedHashMap<>();
        ChannelId by = new ChannelId("1700000000.9");
        ChannelId callee = CallDriver.routing().call().facts().names().leg(CALLEE);
        signals.put(
                "Answered caller", new CallSignal.LegSignal(CALLER, new LegEvent.AnswerSeen(CallDriver.CALLER, AT)));
        signals.put(
                "Replaced callee",
                new CallSignal.LegSignal(CALLEE, new LegEvent.ReplacedBy(callee, by, Replacement.TAKEN_OVER, AT)));
        signals.put(
                "Replaced caller",
                new CallSignal.LegSignal(
                        CALLER, new LegEvent.ReplacedBy(CallDriver.CALLER, by, Replacement.TAKEN_OVER, AT)));
        signals.put(
                "Replaced callee, attended transfer",
                new CallSignal.LegSignal(
                        CALLEE, new LegEvent.ReplacedBy(callee, by, Replacement.ATTENDED_TRANSFER, AT)));
        signals.put("The room: entered", new CallSignal.RoomSignal(new RoomReport.Entered(), AT));
        signals.put("The room: recorded", new CallSignal.RoomSignal(new RoomReport.Recorded("1-1-board"), AT));
        signals.put("The room: full", new CallSignal.RoomSignal(new RoomReport.Over(new JoinOutcome.Full()), AT));
        signals.put("The room: out", new CallSignal.RoomSignal(new RoomReport.Out(), AT));
        signals.put("ServerLost", new CallSignal.ServerLost(AT, AT));
        signals.put(
                "Ordered: hold the caller",
                new CallSignal.Ordered(
                        new CallOrder.Control(Party.CALLER, new LegVerb.Hold()), new RequestId(8, true), AT));
        signals.put(
                "Ordered: record the talk",
                new CallSignal.Ordered(
                        new CallOrder.RecordTalk(Recording.ofTalk(Duration.ofHours(2)), TalkTracks.MIXED),
                        new RequestId(8, true),
                        AT));
        signals.put(
                "Ordered: transfer the caller",
                new CallSignal.Ordered(new CallOrder.Transfer(TRANSFER), new RequestId(8, true), AT));
        signals.put(
                "Ordered: go on in another flow",
                new CallSignal.Ordered(new CallOrder.Redirect(call -> {}), new RequestId(8, true), AT));
        signals.put("HangupOrdered", new CallSignal.HangupOrdered(HangupCause.NORMAL_CLEARING, AT));
        return signals;
    }

    static Map<String, LegReport> legReports() {
        Map<String, LegReport> reports = new LinkedHashMap<>();
        reports.put("Entered callee", new LegReport.Entered(CALLEE, AT));
        reports.put("Ringing callee", new LegReport.Ringing(CALLEE, AT));
        reports.put("Progressed callee", new LegReport.Progressed(CALLEE, AT));
        reports.put("Answered callee", new LegReport.Answered(CALLEE, AT));
        reports.put("AnswerFailed caller", new LegReport.AnswerFailed(CALLER, AT));
        reports.put("Failed callee", new LegReport.Failed(CALLEE, HangupCause.NO_ANSWER, AT));
        reports.put("ReleaseBegan callee", new LegReport.ReleaseBegan(CALLEE, CallDriver.CLEARED, AT));
        reports.put("ReleaseBegan caller", new LegReport.ReleaseBegan(CALLER, CallDriver.CLEARED, AT));
        reports.put("Released callee, busy", released(CALLEE));
        reports.put("Released caller", released(CALLER));
        reports.put("Linked callee", new LegReport.Linked(CALLEE, OTHER_CALL, AT));
        reports.put("Held callee", new LegReport.Held(CALLEE, true, AT));
        reports.put("Digit caller", new LegReport.Digit(CALLER, '5', AT));
        reports.put("Digit callee", new LegReport.Digit(CALLEE, '5', AT));
        return reports;
    }

    private static Released released(LegId leg) {
        return new Released(leg, ReleaseEvidence.DESTROYED, CallDriver.BUSY, AT, AT);
    }

    static Map<String, Function<BridgeKey, BridgeReport>> bridgeReports() {
        Map<String, Function<BridgeKey, BridgeReport>> reports = new LinkedHashMap<>();
        reports.put("Joined callee", key -> new BridgeReport.Joined(key, CALLEE, AT));
        reports.put("JoinFailed callee", key -> new BridgeReport.JoinFailed(key, CALLEE, AT));
        reports.put("JoinFailed caller", key -> new BridgeReport.JoinFailed(key, CALLER, AT));
        reports.put("TakenOut callee", key -> new BridgeReport.TakenOut(key, CALLEE, AT));
        reports.put("TakenOut caller", key -> new BridgeReport.TakenOut(key, CALLER, AT));
        reports.put("Removed callee", key -> new BridgeReport.Removed(key, CALLEE, AT));
        reports.put("CreateFailed", key -> new BridgeReport.CreateFailed(key, CommandFailure.FAILED, AT));
        reports.put("Lost", key -> new BridgeReport.Lost(key, List.of(CALLER, CALLEE), AT));
        reports.put("Destroyed", key -> new BridgeReport.Destroyed(key, false, AT));
        return reports;
    }

    /** A flow has been asked what it says about a silence. */
    private static CallStep asked(CallStep step, FlowEvent event) {
        if (event instanceof FlowEvent.Repairs && SilenceWatch.isSilent(step.call(), CALLER)) {
            step.become(step.call().with(step.call().flow().asking(CALLER, QUESTION)));
        }
        return step;
    }

    static Map<String, FlowEvent> flowEvents() {
        Map<String, FlowEvent> events = new LinkedHashMap<>();
        HuntPlan hunt = HuntPlan.inOrder(List.of(DialTarget.pjsip("third", "333")));
        events.put("Routed", new FlowEvent.Routed(hunt, HangupCause.NO_ROUTE));
        events.put("Routed nowhere", new FlowEvent.Routed(null, HangupCause.NO_ROUTE));
        events.put("Asks for an answer", new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST));
        events.put("Asks for ringing", new FlowEvent.Asks(new FlowVerb.Indicate(Indication.RINGING), REQUEST));
        events.put(
                "Asks for a playback",
                new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("beep"))), REQUEST));
        events.put(
                "Asks for a recording",
                new FlowEvent.Asks(new FlowVerb.RecordCaller(Recording.upTo(Duration.ofMinutes(1))), REQUEST));
        events.put(
                "Asks for keys",
                new FlowEvent.Asks(new FlowVerb.CollectKeys(Gather.exactly(4).keys(), null), REQUEST));
        events.put(
                "Asks for a pause",
                new FlowEvent.Asks(
                        new FlowVerb.LetPass(Pause.of(Duration.ofSeconds(9)).withMusic("jazz")), REQUEST));
        events.put(
                "Asks to hold the callee",
                new FlowEvent.Asks(
                        new FlowVerb.Orders(new CallOrder.Control(Party.CALLEE, new LegVerb.Hold())), REQUEST));
        events.put("EndsPause", new FlowEvent.EndsPause(REQUEST));
        events.put("Dials", new FlowEvent.Dials(hunt, REQUEST));
        events.put("Dials and screens", new FlowEvent.Dials(hunt, Duration.ofSeconds(30), REQUEST));
        events.put(
                "AsksCallee for a playback",
                new FlowEvent.AsksCallee(
                        CALLEE, new FlowVerb.PlayPrompts(Play.of(Prompt.sound("who-calls"))), REQUEST));
        events.put("Screened as accepted", new FlowEvent.Screened(CALLEE, FlowEvent.Screened.Result.ACCEPTED));
        events.put("Screened as declined", new FlowEvent.Screened(CALLEE, FlowEvent.Screened.Result.DECLINED));
        events.put("HandsOver", new FlowEvent.HandsOver(hunt, HangupCause.NO_ROUTE, REQUEST));
        events.put("HandsOver nowhere", new FlowEvent.HandsOver(null, HangupCause.NO_ROUTE, REQUEST));
        events.put("Connects", new FlowEvent.Connects(CALLEE, TERMS, REQUEST));
        events.put("LeavesConnected", new FlowEvent.LeavesConnected(CALLEE, Connect.of(), REQUEST));
        events.put("Transfers", new FlowEvent.Transfers(CALLEE, TRANSFER, REQUEST));
        events.put("Joins", new FlowEvent.Joins(ROOM, REQUEST));
        events.put(
                "Leaves for the dialplan", new FlowEvent.Leaves(new Departure.ToDialplan("office", "100", 1), REQUEST));
        events.put("HangsUp", new FlowEvent.HangsUp(HangupCause.USER_BUSY, REQUEST));
        events.put("Notes", new FlowEvent.Notes("name", "value"));
        events.put("Keeps", new FlowEvent.Keeps("name", "value", true, REQUEST));
        events.put(
                "Journals", new FlowEvent.Journals(List.of(JournalEntry.intent(1, StepKind.PLAY, "", null)), REQUEST));
        events.put(
                "JournalsWithPlan",
                new FlowEvent.JournalsWithPlan(List.of(JournalEntry.intent(1, StepKind.DIAL, "", null))));
        events.put(
                "JournalsScreening",
                new FlowEvent.JournalsScreening(
                        CALLEE, List.of(JournalEntry.intent(1, StepKind.PLAY, "", null)), REQUEST));
        events.put("Continues", new FlowEvent.Continues(new FlowName("next", 1), REQUEST));
        events.put("Diverged", new FlowEvent.Diverged());
        events.put(
                "Repairs by an end",
                new FlowEvent.Repairs(CALLER, QUESTION, SilenceRepair.end(HangupCause.TEMPORARY_FAILURE)));
        events.put(
                "Repairs by a playback",
                new FlowEvent.Repairs(CALLER, QUESTION, SilenceRepair.play(Play.of(Prompt.sound("please-hold")))));
        events.put("Returned", new FlowEvent.Returned(false));
        events.put("OperationEnded", new FlowEvent.OperationEnded(new OperationId(99, 1), true));
        events.put("RecordingBegan", new FlowEvent.RecordingBegan(new OperationId(99, 1)));
        events.put("RecordingEnded", new FlowEvent.RecordingEnded(new OperationId(99, 1), null, null));
        return events;
    }

    private static String cell(CallModel call, Row row) {
        CallStep step = new CallMachine(CallTimeouts.defaults()).step(call, AT);
        step.become(row.tell(step));
        CallTransition transition = step.done();
        List<String> parts = new ArrayList<>();
        Class<?> before = call.plan().getClass();
        Class<?> after = transition.next().plan().getClass();
        if (!before.equals(after)) {
            parts.add("**" + after.getSimpleName() + "**");
        }
        parts.addAll(CallDriver.words(transition));
        if (parts.isEmpty()) {
            return transition.next().equals(call) ? "–" : "noted";
        }
        return String.join(", ", parts);
    }
}
