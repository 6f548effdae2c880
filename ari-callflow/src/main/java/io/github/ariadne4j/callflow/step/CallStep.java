package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgeMachine;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.bridge.BridgeTransition;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegMachine;
import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegTransition;
import io.github.ariadne4j.callflow.leg.Snooping;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a call while it is worked out: what it has become so far, what its legs and bridges still have to report to the plan,
 * and what is to be done outside. Rules give their orders here. Used by one call of the machine.
 */
public final class CallStep {
    /**
     * Legs that others take out of their bridge again and again are not fought for. A bridge that another destroyed counts twice: its
     * legs are seen to have left it, and then it is not there to put them back.
     */
    private static final int MOST_REJOINS = 6;

    private static final Duration SAVE_LATER = Duration.ofSeconds(1);

    private final LegMachine legMachine;
    private final BridgeMachine bridgeMachine;
    private final ReportHandler handler;
    private final Instant at;
    private final List<CallCommand> commands = new ArrayList<>(4);
    private final CallModel before;
    private @Nullable Deque<Report> reports;
    private CallModel call;
    private boolean rejoins;

    /** Decides which plan a call has after a report of one of its legs or bridges. */
    public interface ReportHandler {
        CallPlan on(CallStep step, LegReport report);

        CallPlan on(CallStep step, BridgeReport report);
    }

    private sealed interface Report {
        CallPlan applyTo(ReportHandler handler, CallStep step);
    }

    private record OfLeg(LegReport report) implements Report {
        @Override
        public CallPlan applyTo(ReportHandler handler, CallStep step) {
            return handler.on(step, report);
        }
    }

    private record OfBridge(BridgeReport report) implements Report {
        @Override
        public CallPlan applyTo(ReportHandler handler, CallStep step) {
            return handler.on(step, report);
        }
    }

    public CallStep(
            LegMachine legMachine, BridgeMachine bridgeMachine, ReportHandler handler, CallModel call, Instant at) {
        this.legMachine = legMachine;
        this.bridgeMachine = bridgeMachine;
        this.handler = handler;
        this.before = call;
        this.call = call;
        this.at = at;
    }

    public CallModel call() {
        return call;
    }

    public Instant at() {
        return at;
    }

    /** The latest time that was known of the call before this signal. */
    public Instant knownUntil() {
        return before.times().latest();
    }

    public CallTransition done() {
        settle();
        leaveRoom();
        new SilenceWatch(this).follow(before);
        return new CallTransition(call, commands);
    }

    /** However a call leaves a room, the room gets a command; the end of the call is written last. */
    private void leaveRoom() {
        if (staysInRoom(before.plan()) && !staysInRoom(call.plan())) {
            boolean ends = call.plan() instanceof CallPlan.Releasing || call.plan() instanceof CallPlan.Released;
            int place = call.isOver() ? commands.size() - 1 : commands.size();
            commands.add(place, new CallCommand.ToRoom(new CallCommand.ToRoom.Wish.Leave(ends)));
        }
    }

    private static boolean staysInRoom(CallPlan plan) {
        return plan instanceof CallPlan.InRoom inRoom && inRoom.stays();
    }

    /** Works off the reports, and ends what has no purpose, until there is nothing left to do. */
    public void settle() {
        workOffReports();
        while (endWithoutPurpose()) {
            workOffReports();
        }
    }

    private void workOffReports() {
        for (Report report = nextReport(); report != null; report = nextReport()) {
            become(report.applyTo(handler, this));
        }
    }

    private @Nullable Report nextReport() {
        return reports == null ? null : reports.poll();
    }

    /** Of most steps there is none. */
    private void add(Report report) {
        if (reports == null) {
            reports = new ArrayDeque<>(2);
        }
        reports.add(report);
    }

    private boolean endWithoutPurpose() {
        boolean ended = false;
        // Indexed, here and below: with the JVM's first compiler an iterator is an object of each step, also of an
        // empty list.
        List<Leg> legs = call.legs();
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            boolean needed = call.plan().needs(leg.id(), call) || call.isHelping(leg.id());
            if (leg.release().phase() == ReleasePhase.NONE && !needed) {
                hangUp(leg.id(), HangupCause.NORMAL_CLEARING);
                ended = true;
            }
        }
        return ended;
    }

    public void become(CallPlan plan) {
        call = call.with(plan);
    }

    public void become(CallModel changed) {
        call = changed;
    }

    public void send(CallCommand command) {
        commands.add(command);
    }

    // Legs.

    public void tell(Leg leg, LegEvent event) {
        take(leg, legMachine.on(leg, event));
    }

    public void create(LegId id, LegRole role, Offer offer) {
        create(id, role, offer.target());
    }

    /** Has a leg toward a target, for no offer of a hunt. */
    public LegId create(LegRole role, DialTarget target) {
        LegId id = nextLeg();
        create(id, role, target);
        return id;
    }

    public void create(LegId id, LegRole role, DialTarget target) {
        call = call.with(call.times().begun(id, at));
        LegTransition created = legMachine.create(id, role, call.facts().names().leg(id), target, at);
        take(created.next(), created);
    }

    /** Has a leg that listens to a channel. */
    LegId snoop(Snooping snooping) {
        LegId id = nextLeg();
        call = call.with(call.times().begun(id, at));
        LegTransition created = legMachine.snoop(id, call.facts().names().leg(id), snooping, at);
        take(created.next(), created);
        return id;
    }

    private LegId nextLeg() {
        int number = call.counters().leg();
        call = call.with(call.counters().withLegsUpTo(number + 1));
        return new LegId(number);
    }

    public void dial(Leg leg, Offer offer) {
        take(leg, legMachine.dial(leg, offer.target().ringFor(), offer.progressWithin(), at));
    }

    public void dial(Leg leg, Duration ringFor) {
        take(leg, legMachine.dial(leg, ringFor, at));
    }

    /** A leg that was dialled is to accept the call once it has answered. */
    public void screen(LegId id) {
        Leg leg = call.leg(id);
        if (leg != null) {
            take(leg, legMachine.screen(leg, at));
        }
    }

    public void accept(LegId id) {
        Leg leg = call.leg(id);
        if (leg != null) {
            take(leg, legMachine.accept(leg, at));
        }
    }

    public void answer(Leg leg) {
        take(leg, legMachine.answer(leg, at));
    }

    public void bound(Leg leg) {
        take(leg, legMachine.bound(leg, at));
    }

    void limit(Leg leg, Duration longest) {
        take(leg, legMachine.limit(leg, longest, at));
    }

    public void hangUp(LegId id, HangupCause cause) {
        Leg leg = call.leg(id);
        if (leg != null) {
            take(leg, legMachine.hangUp(leg, cause, at));
        }
    }

    /** A leg that was recovered takes the place of the one that was written. */
    public void recovered(Leg written, LegTransition transition) {
        take(written, transition);
    }

    private void take(Leg before, LegTransition transition) {
        Leg next = transition.next();
        call = call.with(next);
        noteTimes(before, next);
        for (int i = 0; i < transition.reports().size(); i++) {
            add(new OfLeg(transition.reports().get(i)));
        }
        for (int i = 0; i < transition.commands().size(); i++) {
            send(new CallCommand.ToLeg(next.id(), transition.commands().get(i)));
        }
    }

    private void noteTimes(Leg before, Leg next) {
        if (!before.wasAnswered() && next.wasAnswered()) {
            note(next.id(), LegTimes::answeredAt);
            new CreditTime(this).await();
        }
        if (!before.isReleased() && next.isReleased()) {
            note(next.id(), LegTimes::endedAt);
        }
    }

    public void note(LegId leg, CallTimes.Change change) {
        call = call.with(call.times().changed(leg, at, change));
    }

    // Bridges.

    public void tell(BridgeState bridge, BridgeEvent event) {
        take(bridgeMachine.on(bridge, event));
    }

    public void tellBridges(BridgeEvent event) {
        for (BridgeState bridge : call.bridges()) {
            tell(bridge, event);
        }
    }

    /** Has a bridge to join parties in: the one that is there, else a new one. */
    public BridgeState openBridge() {
        BridgeState open = call.openBridge();
        return open == null ? newBridge(BridgePurpose.TALK) : open;
    }

    BridgeState newBridge(BridgePurpose purpose) {
        int number = call.counters().bridge();
        call = call.with(call.counters().withBridgesUpTo(number + 1));
        BridgeTransition created =
                bridgeMachine.create(new BridgeKey(call.facts().id(), number, purpose), at);
        take(created);
        return created.next();
    }

    /** Puts legs into the bridge that is there; those that are in it, or about to be, are left as they are. */
    public void join(List<LegId> ids) {
        join(openBridge(), ids);
    }

    public void join(BridgeState bridge, List<LegId> ids) {
        List<Leg> legs = new ArrayList<>(2);
        for (LegId id : ids) {
            Leg leg = call.leg(id);
            if (leg != null) {
                legs.add(leg);
            }
        }
        take(bridgeMachine.join(bridge, legs, at));
    }

    /** Takes a leg out of the bridge, which is reported once it is done; false if it is in none. */
    public boolean takeOut(LegId leg) {
        BridgeState open = call.openBridge();
        if (open == null || open.member(leg) == null) {
            return false;
        }
        take(bridgeMachine.remove(open, leg, at));
        return true;
    }

    /** Takes note of legs that were taken out of their bridge, once for all of one signal; false if that happened too often. */
    public boolean mayRejoin() {
        if (rejoins) {
            return true;
        }
        if (call.counters().rejoins() >= MOST_REJOINS) {
            return false;
        }
        call = call.with(call.counters().withRejoin());
        rejoins = true;
        return true;
    }

    public void destroy(BridgeState bridge) {
        take(bridgeMachine.destroy(bridge, at));
    }

    /** A bridge that Asterisk lists, with the members that are to be in it. */
    public void recovered(BridgeState found, List<Leg> members, BridgeEvent.MembersListed listed) {
        BridgeTransition known = bridgeMachine.on(found, listed);
        take(known);
        take(bridgeMachine.join(known.next(), members, at));
    }

    private void take(BridgeTransition transition) {
        BridgeState next = transition.next();
        call = call.with(next);
        for (int i = 0; i < transition.reports().size(); i++) {
            add(new OfBridge(transition.reports().get(i)));
        }
        for (int i = 0; i < transition.commands().size(); i++) {
            send(new CallCommand.ToBridge(next.key(), transition.commands().get(i)));
        }
    }

    // Channels.

    /** Begins an operation on a leg. */
    public OpenOperation begin(Leg leg, OpenOperation.Kind kind, @Nullable RequestId request) {
        OpenOperation operation = OpenOperation.of(nextOperation(), leg.id(), kind, request);
        call = call.with(operation);
        return operation;
    }

    /** Has the leg of an operation do what it is for. */
    public void perform(OpenOperation operation, CallCommand.ToChannel.Action action) {
        Leg leg = call.leg(operation.leg());
        if (leg != null) {
            send(new CallCommand.ToChannel(operation.id(), leg.channel(), action));
        }
    }

    public OperationId nextOperation() {
        OperationId id =
                new OperationId(call.counters().operation(), call.facts().epoch());
        call = call.with(call.counters().withNextOperation());
        return id;
    }

    /** An operation is over; what several of them were asked for with is answered with the last, or with the first that failed. */
    public void ended(OpenOperation operation, boolean succeeded) {
        RequestId request = operation.request();
        call = call.without(operation);
        if (request != null && !succeeded) {
            dropRequest(request);
            answer(request, new FlowAnswer.Failed());
        } else if (request != null && !isAwaited(request)) {
            answer(request, new FlowAnswer.Done());
        }
    }

    private boolean isAwaited(RequestId request) {
        for (OpenOperation open : call.operations()) {
            if (request.equals(open.request())) {
                return true;
            }
        }
        return false;
    }

    /** A request is answered: no operation goes on for it. */
    void dropRequest(RequestId request) {
        for (OpenOperation open : call.operations()) {
            if (request.equals(open.request())) {
                call = call.with(open.withoutRequest());
            }
        }
    }

    // The flow, the store, timers.

    public void answer(RequestId request, FlowAnswer answer) {
        tellFlow(new CallCommand.ToFlow.Word.Answer(request, answer));
    }

    public void tellFlow(CallCommand.ToFlow.Word word) {
        send(new CallCommand.ToFlow(word));
    }

    /** The flow no longer has the call, so that a recovery does not run it again; false if it is not durable, or had it no longer. */
    public boolean dropJournal() {
        boolean durable = isDurable();
        if (durable) {
            call = call.with(call.flow().with((Journal) null));
        }
        return durable;
    }

    /** Whether a durable flow has the call. */
    public boolean isDurable() {
        return call.flow().journal() != null;
    }

    /** Whether a durable flow has the call, and was interrupted in a step of this kind. */
    public boolean wasInterruptedIn(StepKind kind) {
        Journal journal = call.flow().journal();
        return journal != null && journal.isOpenAt(kind);
    }

    /**
     * Has the outcome of the step in which a durable flow was interrupted, or waits, written with the call: a flow that runs again after that write has
     * it from its journal.
     */
    public void closeStep(StepKind kind, List<String> outcome) {
        Journal journal = call.flow().journal();
        JournalEntry open = journal == null ? null : journal.open();
        if (journal != null && open != null && open.kind() == kind) {
            become(call.with(call.flow().with(journal.with(List.of(open.with(outcome))))));
        }
    }

    /** Writes the call as this plan has it. */
    public void save(CallPlan plan) {
        write(new CallCommand.ToStore.Write.Save(), plan);
    }

    /** Writes the call and holds its later commands until then: without the plan, a recovery would not know the purpose of the legs that they create. */
    public void saveFirst(CallPlan plan) {
        write(new CallCommand.ToStore.Write.SaveFirst(), plan);
    }

    /** Writes the call in a second. */
    public void saveLater() {
        startTimer(new PlanTimer.SaveAgain(), SAVE_LATER);
    }

    /** An operation that a recovery has to stop, or goes on with, is written; a callee's ends with its leg unless its screening is durable. */
    void saveIfGoesOn(OpenOperation operation) {
        if (call.isCaller(operation.leg()) || isDurable()) {
            save(call.plan());
        }
    }

    public void write(CallCommand.ToStore.Write write, CallPlan plan) {
        send(new CallCommand.ToStore(write, call.with(plan)));
    }

    public void writeEnd(CallEnd end, CallPlan plan) {
        write(new CallCommand.ToStore.Write.End(end), plan);
    }

    public void startTimer(PlanTimer timer, Duration after) {
        send(new CallCommand.ToTimer(timer, after));
    }

    public void stopTimer(PlanTimer timer) {
        send(new CallCommand.StopTimer(timer));
    }
}
