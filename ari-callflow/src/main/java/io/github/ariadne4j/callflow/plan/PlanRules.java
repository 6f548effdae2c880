package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.step.CallOrders;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CallerRecordings;
import io.github.ariadne4j.callflow.step.FlowVerbs;
import io.github.ariadne4j.callflow.step.KeyPresses;
import io.github.ariadne4j.callflow.step.SilenceWatch;
import io.github.ariadne4j.callflow.step.StepOperations;
import io.github.ariadne4j.callflow.step.StoppingSounds;
import io.github.ariadne4j.callflow.step.TalkRecordings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reaction of a plan to each report of a leg or bridge, each event of the flow or the store, and each timer; the result is
 * the plan that the call has then. The defaults for all plans are here: a caller that
 * leaves ends the call, as a hang-up from outside does, a flow that does not hold the call is ended, everything else changes nothing. Orders are given to the step.
 */
abstract class PlanRules
        implements LegReport.Handler<CallPlan>, BridgeReport.Handler<CallPlan>, FlowEvent.Handler, StoreEvent.Handler {
    private static final String NO_TALK = "caller and callee do not talk";

    private final CallStep step;

    PlanRules(CallStep step) {
        this.step = step;
    }

    final CallStep step() {
        return step;
    }

    final CallModel call() {
        return step.call();
    }

    final Instant at() {
        return step.at();
    }

    final CallEnding ending() {
        return new CallEnding(step);
    }

    /** The plan as it is. */
    CallPlan stay() {
        return call().plan();
    }

    final boolean isCaller(LegId leg) {
        return call().isCaller(leg);
    }

    /** Whether the caller is gone; the report of it ends the call. */
    final boolean isCallerReleased() {
        Leg caller = call().caller();
        return caller != null && caller.isReleased();
    }

    /**
     * Goes on at a recovery, once legs and bridges are as they were found. The ends of legs that were not
     * found are reported after it.
     */
    CallPlan recovered(RecoveryEvidence found) {
        return stay();
    }

    CallPlan onServerLost(CallSignal.ServerLost signal) {
        return ending().serverLost(signal.notBefore());
    }

    CallPlan onHangupOrdered(CallSignal.HangupOrdered signal) {
        return ending().ordered(signal.cause());
    }

    /** A report of a bridge in which the parties do not talk. */
    CallPlan onSupervision() {
        return stay();
    }

    /** News of a room that the caller is not in: they came too late. */
    CallPlan onRoom(RoomReport report) {
        return stay();
    }

    CallPlan onOrdered(CallSignal.Ordered signal) {
        if (signal.order() instanceof CallOrder.Redirect redirect) {
            return redirected(redirect, signal.request());
        }
        if (signal.order() instanceof CallOrder.Transfer) {
            step.answer(signal.request(), new FlowAnswer.NotNow(NO_TALK));
            return stay();
        }
        new CallOrders(step).perform(signal.order(), signal.request());
        return stay();
    }

    private CallPlan redirected(CallOrder.Redirect order, RequestId request) {
        FlowRedirection redirection = new FlowRedirection(step);
        FlowAnswer hindrance = redirection.hindrance();
        if (hindrance != null) {
            step.answer(request, hindrance);
            return stay();
        }
        leave();
        return redirection.begin(order.flow(), request);
    }

    /** The call is to go on in another flow: what the plan has begun is ended. Legs that have no purpose then are ended by themselves. */
    void leave() {}

    /** The call takes no order. */
    final CallPlan refuseOrder(CallSignal.Ordered signal) {
        step.answer(signal.request(), new FlowAnswer.CallOver());
        return stay();
    }

    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.SaveAgain) {
            step.save(stay());
        } else if (timer instanceof PlanTimer.NextKey next) {
            keys().timedOut(next.operation());
        } else if (timer instanceof PlanTimer.EndOfPause end) {
            new FlowVerbs(step).pauseIsOver(call().operation(end.operation()));
        } else if (timer instanceof PlanTimer.Leave leave) {
            departure().failed(call().operation(leave.operation()));
        } else if (timer instanceof PlanTimer.EndOfCredit) {
            step.become(call().with(call().flow().note("credit", "used up")));
            return ending().timeIsUp();
        } else if (timer instanceof PlanTimer.EndOfSilence end) {
            return silenceIsOver(end);
        }
        return stay();
    }

    final CallPlan silenceIsOver(PlanTimer.EndOfSilence end) {
        return silenceWatch().report(end.leg()) ? onSilence(end.leg()) : stay();
    }

    /** A party has heard nothing for too long. */
    CallPlan onSilence(LegId leg) {
        return ending().failed(SilenceWatch.CAUSE);
    }

    private SilenceWatch silenceWatch() {
        return new SilenceWatch(step);
    }

    /** The flow is asked what is to be done for a party that hears nothing. One that has not said it by the next time is not waited for. */
    final CallPlan askForRepair(LegId leg) {
        if (silenceWatch().isAsked(leg)) {
            return endSilence(SilenceWatch.CAUSE);
        }
        step.tellFlow(new Word.Silence(
                leg, silenceWatch().partyOf(leg), silenceWatch().ask(leg)));
        return stay();
    }

    /** Ends the call of a party in silence. */
    CallPlan endSilence(HangupCause cause) {
        return ending().failed(cause);
    }

    /** A party that hears something by now needs none, also if it is in silence once more. */
    @Override
    public CallPlan on(FlowEvent.Repairs event) {
        if (!silenceWatch().isAnswer(event)) {
            return stay();
        }
        if (event.repair() instanceof SilenceRepair.End end) {
            return endSilence(end.cause());
        }
        repair(event.leg(), event.repair());
        return stay();
    }

    private void repair(LegId id, SilenceRepair repair) {
        Leg leg = call().leg(id);
        if (leg != null && repair instanceof SilenceRepair.Say say) {
            new FlowVerbs(step).play(leg, say.play(), null);
        }
    }

    /** Whether a flow decides, or waits for an outcome: keys are for it. */
    boolean hasFlow() {
        return false;
    }

    final CallerDeparture departure() {
        return new CallerDeparture(step);
    }

    final KeyPresses keys() {
        return new KeyPresses(step);
    }

    @Override
    public CallPlan on(LegReport.Entered report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Ringing report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Progressed report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.AnswerFailed report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Failed report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        if (!isCaller(report.leg())) {
            return stay();
        }
        CallPlan handedOn = departure().on(report);
        return handedOn == null
                ? ending().callerLeft(report.hangup(), EndSource.EVENT, report.at(), keptForFlow())
                : handedOn;
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        if (!isCaller(report.leg())) {
            return stay();
        }
        CallPlan handedOn = departure().on(report);
        return handedOn == null
                ? ending().callerLeft(
                                report.hangup(),
                                CallEnding.sourceOf(report.evidence()),
                                report.notBefore(),
                                keptForFlow())
                : handedOn;
    }

    /** The leg that stays for the flow when the caller has left; null: none does. */
    @Nullable LegId keptForFlow() {
        return null;
    }

    @Override
    public CallPlan on(LegReport.Replaced report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Linked report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Held report) {
        new CallOrders(step).held(report.leg(), report.held());
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Digit report) {
        if (hasFlow() && isCaller(report.leg())) {
            keys().pressed(report.leg(), report.digit());
        }
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.Joined report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.JoinFailed report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.TakenOut report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.Removed report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.Lost report) {
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.Destroyed report) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Routed event) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Asks event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Dials event) {
        return flowIsOver();
    }

    /** The screening of the callee has ended. */
    @Override
    public CallPlan on(FlowEvent.AsksCallee event) {
        step.answer(event.request(), new FlowAnswer.Failed());
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Screened event) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.EndsPause event) {
        new FlowVerbs(step).endPause(event.request());
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.HandsOver event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Connects event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.LeavesConnected event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Transfers event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Joins event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Leaves event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.HangsUp event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Keeps event) {
        step.become(call().with(call().flow().keep(event.name(), event.value(), event.inCdr())));
        step.write(new CallCommand.ToStore.Write.SaveFor(event.request()), stay());
        return stay();
    }

    /** A store that is away stops no flow; the journal is then written with the next write of the call. */
    @Override
    public CallPlan on(FlowEvent.Journals event) {
        Journal longer = longerBy(event.entries());
        return longer == null ? refuse(event) : keep(longer, event.request());
    }

    @Override
    public CallPlan on(FlowEvent.JournalsWithPlan event) {
        Journal longer = longerBy(event.entries());
        if (longer == null) {
            return flowIsOver();
        }
        step.become(call().with(call().flow().with(longer)));
        return stay();
    }

    /** Null: the call has none. */
    private @Nullable Journal longerBy(List<JournalEntry> entries) {
        Journal journal = call().flow().journal();
        return journal == null ? null : journal.with(new StepOperations(step).reserved(entries));
    }

    /** The screening of the callee has ended. */
    @Override
    public CallPlan on(FlowEvent.JournalsScreening event) {
        step.answer(event.request(), new FlowAnswer.Failed());
        return stay();
    }

    /** The call is ending, or over. */
    final CallPlan refuse(RequestId request) {
        step.answer(request, new FlowAnswer.CallOver());
        return flowIsOver();
    }

    /** The end of a call does not end the wait for a journal. */
    final CallPlan refuse(FlowEvent.Journals event) {
        step.answer(event.request(), new FlowAnswer.Failed());
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Continues event) {
        return step.isDurable() ? keep(Journal.of(event.as(), call().flow().data()), event.request()) : flowIsOver();
    }

    final CallPlan keep(Journal journal, RequestId request) {
        step.become(call().with(call().flow().with(journal)));
        step.write(new CallCommand.ToStore.Write.SaveFor(request), stay());
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        step.dropJournal();
        return stay();
    }

    final CallPlan flowIsOver() {
        step.tellFlow(new Word.End());
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Notes event) {
        step.become(call().with(call().flow().note(event.name(), event.value())));
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Returned event) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.OperationEnded event) {
        new StoppingSounds(step).ended(event.operation());
        OpenOperation operation = call().operation(event.operation());
        if (operation != null && operation.kind() == OpenOperation.Kind.COLLECT) {
            keys().promptEnded(operation);
        } else if (operation != null && operation.kind().leaves()) {
            departure().failed(event.succeeded() ? null : operation);
        } else if (operation != null && operation.kind() == OpenOperation.Kind.TALK_RECORD) {
            new TalkRecordings(step).failed(operation, new FlowAnswer.Failed());
        } else if (operation != null && operation.kind().isMomentary()) {
            new CallOrders(step).ended(operation, event.succeeded());
        } else if (operation != null) {
            step.ended(operation, event.succeeded());
        }
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.RecordingBegan event) {
        new CallerRecordings(step).began(event);
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.RecordingEnded event) {
        new CallerRecordings(step).ended(event);
        return stay();
    }

    @Override
    public CallPlan on(StoreEvent.Admitted event) {
        return stay();
    }

    /** State of this instance alone is lost with it: the session is written as soon as the store takes it. */
    @Override
    public CallPlan on(StoreEvent.SaveFailed event) {
        saveLater();
        return stay();
    }

    final void saveLater() {
        step.saveLater();
    }

    /** Puts a leg back that another took out of its bridge; false if that happened too often. */
    final boolean rejoin(LegId leg) {
        Leg known = call().leg(leg);
        if (known == null || !step.mayRejoin()) {
            return false;
        }
        step.join(List.of(leg));
        return true;
    }
}
