package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.execution.CreditReservations;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.execution.EnginePorts;
import io.github.ariadne4j.callflow.execution.HopHeader;
import io.github.ariadne4j.callflow.execution.ProgressEvents;
import io.github.ariadne4j.callflow.execution.SetUps;
import io.github.ariadne4j.callflow.execution.admission.CallGates;
import io.github.ariadne4j.callflow.execution.admission.FlowChoices;
import io.github.ariadne4j.callflow.execution.admission.ForeignChannels;
import io.github.ariadne4j.callflow.execution.admission.HopCounts;
import io.github.ariadne4j.callflow.execution.gateway.CallGateway;
import io.github.ariadne4j.callflow.execution.gateway.MisconfigurationLog;
import io.github.ariadne4j.callflow.execution.room.Rooms;
import io.github.ariadne4j.callflow.execution.verb.OriginationListener;
import io.github.ariadne4j.callflow.execution.verb.SpokenPrompts;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.loop.EngineTime;
import io.github.ariadne4j.callflow.loop.SessionWriteBatch;
import io.github.ariadne4j.callflow.loop.StoreCalls;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.ownership.Acquisition;
import io.github.ariadne4j.callflow.ownership.OwnershipLease;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.github.ariadne4j.callflow.verb.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of one application on one Asterisk: recovers those that were left there, takes new ones in, and stops. Calls run on
 * the loop of that Asterisk, one after the other. Safe on any thread.
 */
public final class AsteriskCalls implements AutoCloseable {
    /** A third of the usual lease, so that one lost renewal costs nothing. */
    private static final Duration RENEW_LIMITS_EVERY = Duration.ofSeconds(40);

    private static final Duration TEND_EVERY = Duration.ofSeconds(1);

    /** The number of sessions that one task of the loop writes again. */
    private static final int WRITTEN_AT_ONCE = 100;

    /** Delay before the first orphan sweep. */
    private static final Duration LOOK_AFTER_START = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(AsteriskCalls.class);

    private final EnginePorts ports;
    private final CallFacts.Policy policy;
    private final Bounds bounds;
    private final Executor flowThreads;
    private final CallLoop loop;
    private final CdrOutbox outbox;
    private final LiveCalls calls = new LiveCalls();
    private final OutsideRequests orders;
    private final MisconfigurationLog warnings = new MisconfigurationLog(System::nanoTime);
    private final SpokenPrompts spoken;
    private final CallControl control;
    private final OutsideRequests originated;
    private final RefusedCalls refused;
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();

    /** The lease has a thread of its own: neither a call nor a disk may keep it from being renewed. */
    private final ScheduledExecutorService lease;

    private volatile @Nullable ActiveOwnership active;
    private volatile Runnable whenReplaced = () -> {};

    /**
     * The limits of the engine.
     *
     * @param mostCalls how many calls there may be at once
     * @param lookEvery how often it looks what Asterisk holds
     * @param overloadDelay how long requests may take for a while before new calls are refused; zero: no call is
     */
    public record Bounds(int mostCalls, Duration lookEvery, Duration overloadDelay) {}

    /** The parts that exist once this instance owns the calls. */
    private record ActiveOwnership(
            OwnershipLease ownership,
            IncomingChannels incomingChannels,
            OutboundCalls outboundCalls,
            Reconciler reconciler,
            SessionWriteBatch writes,
            CallGates gates,
            Rooms rooms) {}

    /**
     * Makes the engine room; {@link #start} opens it.
     *
     * @param ports what calls reach
     * @param policy how they behave
     * @param bounds how much it does
     * @param flowThreads where flows run; may be blocked
     * @param time where it takes its time from
     */
    public AsteriskCalls(
            EnginePorts ports, CallFacts.Policy policy, Bounds bounds, Executor flowThreads, EngineTime time) {
        this.ports = ports;
        this.policy = policy;
        this.bounds = bounds;
        this.flowThreads = flowThreads;
        this.loop = new CallLoop(ports.ari().loop(), time);
        this.orders = new OutsideRequests(loop, flowThreads);
        this.spoken = new SpokenPrompts(ports.speech(), loop, flowThreads, warnings);
        this.control = new CallControl(calls, orders, spoken, ports.store().sessions(), this::ownership, this::refusal);
        this.originated = new OutsideRequests(loop, flowThreads);
        this.refused = new RefusedCalls(
                loop, origin(), new RefusalRecorder(loop, ports.cdrs(), ports.hooks()), reasons(ports));
        this.outbox = new CdrOutbox(
                ports.store(),
                ports.spool(),
                ObservedCdrSink.of(ports, loop),
                policy.timeouts().storeAnswers());
        this.lease = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "call-lease"));
    }

    private static Set<Refusal> reasons(EnginePorts ports) {
        Set<Refusal> reasons = new HashSet<>(ports.gate().reasons());
        reasons.addAll(CreditReservations.reasons(ports.credit()));
        return reasons;
    }

    /**
     * Becomes the owner of the application's calls, also where another instance owned them on this Asterisk, and begins.
     *
     * @throws AriException if the socket cannot be opened, or Asterisk not be asked for what it holds
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if the store cannot be asked for sessions
     * @throws io.github.ariadne4j.callflow.session.DuplicateIdentityException if they are those of another Asterisk that reports
     *     the same identity, and have an owner there
     */
    public void start() {
        Optional<Ownership> owners = ports.store().ownership();
        if (owners.isEmpty()) {
            begin(OwnershipLease.alone(origin(), watch()), SessionRecovery.UNWATCHED, IncomingChannels.Intake.OPEN);
        } else {
            Instant seen = lastSeen(owners.get());
            long epoch = new Acquisition(owners.get()).of(origin(), served(ports.ari()));
            begin(ownership(owners.get(), epoch), seen, IncomingChannels.Intake.OPEN);
        }
    }

    /**
     * Becomes the owner if there is none, and begins; new calls are handed back to the dialplan.
     *
     * @return false if another instance was faster
     */
    public boolean takeOver() {
        Ownership owners = ports.store().ownership().orElseThrow();
        Instant seen = lastSeen(owners);
        OptionalLong epoch = done(owners.takeOver(origin()));
        epoch.ifPresent(won -> done(owners.serve(origin(), served(ports.ari()))));
        epoch.ifPresent(won -> begin(ownership(owners, won), seen, IncomingChannels.Intake.HANDING_BACK));
        return epoch.isPresent();
    }

    private CallOrigin origin() {
        return new CallOrigin(ports.ari().application(), ports.ari().server().entityId());
    }

    private static ServedAsterisk served(AriClient ari) {
        return ServedAsterisk.askedAt(ari.server().startedAt(), ari.address().orElse(null));
    }

    private Instant lastSeen(Ownership owners) {
        return done(owners.lastSeen(origin())).orElse(SessionRecovery.UNWATCHED);
    }

    private OwnershipLease ownership(Ownership owners, long epoch) {
        return OwnershipLease.of(owners, origin(), epoch, watch());
    }

    private OwnershipLease.Watch watch() {
        return new OwnershipLease.Watch(
                System::nanoTime,
                () -> ports.ari().state() == ConnectionState.LISTENING,
                loop::runOrExecute,
                () -> loop.execute(() -> writeAgain(calls.all().iterator())),
                this::replaced);
    }

    /** Part by part; the loop reads its sockets in between. */
    private void writeAgain(Iterator<CallActor> left) {
        for (int number = 0; number < WRITTEN_AT_ONCE && left.hasNext(); number++) {
            left.next().writeAgain();
        }
        if (left.hasNext()) {
            loop.executeNextTurn(() -> writeAgain(left));
        }
    }

    /** New calls are refused from now on, and the refusal is not sent either: nothing is. */
    private void replaced() {
        drain();
        calls.abandon();
        originated.giveUp();
        whenReplaced.run();
    }

    /** Told once when another instance owns the calls; to be given before the start. */
    public void whenReplaced(Runnable told) {
        whenReplaced = told;
    }

    /** Subscribes before the socket opens, since a call can come in the moment it is; events wait until calls are recovered. */
    private void begin(OwnershipLease ownership, Instant seen, IncomingChannels.Intake intake) {
        AriClient ari = ports.ari();
        ChannelDirectory directory = new ChannelDirectory();
        SessionWriteBatch writes =
                new SessionWriteBatch(loop, ports.store(), policy.timeouts().storeAnswers());
        CallGateway gateway = new CallGateway(ownership, ari.loop().requests(), ports.observer());
        ProgressEvents progress = new ProgressEvents(ari.loop(), directory);
        EngineContext context = new EngineContext(
                ports,
                new CallMachine(policy.timeouts()),
                ownership,
                loop,
                gateway,
                new StoreCalls(loop, policy.timeouts().storeAnswers()),
                writes,
                directory,
                calls,
                new Rooms(loop, gateway, calls, origin(), policy.timeouts(), directory),
                outbox,
                new ForeignChannels(),
                new FlowChoices(ports.flows(), loop, calls, flowThreads),
                new CallGates(ports.gate(), refused, new HopCounts(directory)),
                new HopHeader(ports.hopHeader()),
                warnings,
                new SetUps(bounds.overloadDelay()),
                progress,
                spoken,
                this::begin,
                flowThreads);
        Capacity capacity = new Capacity(context, bounds, refused);
        IncomingChannels incomingChannels = new IncomingChannels(context, policy, capacity, refused);
        incomingChannels.switchTo(intake);
        OutboundCalls outboundCalls = new OutboundCalls(context, policy, incomingChannels, capacity, refused);
        EventBuffer held = new EventBuffer(directory);
        SignalTranslator events = new SignalTranslator(context, held, incomingChannels);
        Reconciler reconciler = new Reconciler(context, policy, incomingChannels, held, events::deliver);
        active = new ActiveOwnership(
                ownership, incomingChannels, outboundCalls, reconciler, writes, context.gates(), context.rooms());
        tend(ownership::tick, TEND_EVERY);
        done(outbox.start(ownership.epoch(), ownership.origin()));
        held.begin();
        closeLater(events.listen());
        endings.add(progress::close);
        closeLater(ari.onConnection(incomingChannels.abandonedCallers()));
        done(ari.listen());
        done(reconciler.recover(seen));
        closeLater(ari.onConnection(reconciler));
        endings.add(loop.repeat(RENEW_LIMITS_EVERY, this::renewLimits));
        endings.add(loop.repeat(bounds.lookEvery(), reconciler::look));
        endings.add(loop.schedule(LOOK_AFTER_START, reconciler::look));
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private void closeLater(Subscription subscription) {
        endings.add(subscription::close);
    }

    /** A failure must not end the repetition. */
    private void tend(Runnable task, Duration every) {
        ScheduledFuture<?> scheduled = lease.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("a regular task failed and goes on at its next turn; please report this", e);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
        endings.add(() -> scheduled.cancel(false));
    }

    /** The number of live calls. */
    public int count() {
        return calls.count();
    }

    /** Whether this call lives now. */
    public boolean lives(CallId id) {
        return calls.lives(id);
    }

    /** Ends a call from outside its flow; completes on the threads of flows once the call has got the signal. */
    public CompletionStage<HangupOutcome> hangUp(CallId id, HangupCause cause) {
        return control.hangUp(id, cause);
    }

    /** Gives a call an order from outside its flow; completes on the threads of flows once that is done, or will not be. */
    public CompletionStage<ControlOutcome> order(CallId id, CallOrder order) {
        return control.order(id, order);
    }

    /** Plays to a party; completes on the threads of flows once it was played, or will not be. */
    public CompletionStage<ControlOutcome> play(CallId id, CallOrder.PlayTo order) {
        return control.play(id, order);
    }

    /** Has a supervisor take part; completes on the threads of flows once it does, or will not. */
    public CompletionStage<ControlOutcome> supervise(CallId id, CallOrder.Supervise order) {
        return control.supervise(id, order);
    }

    /** Has the callee transfer the caller; completes on the threads of flows once the target has the caller, or will not. */
    public CompletionStage<ControlOutcome> transfer(CallId id, CallOrder.Transfer order) {
        return control.transfer(id, order);
    }

    private GateDecision.@Nullable Refused refusal(IncomingCall call, DialTarget target) {
        ActiveOwnership now = active;
        return now == null ? null : now.gates().refusedTarget(call, target);
    }

    /** Has a talk recorded; completes on the threads of flows once it is, or will not be. */
    public CompletionStage<TalkRecordOutcome> recordTalk(CallId id, CallOrder.RecordTalk order) {
        return control.recordTalk(id, order);
    }

    /** The id of an outbound call that is requested at this time. */
    public CallId outboundId(Instant at) {
        return CallId.outbound(origin().asteriskId(), at);
    }

    /** Timers for what Asterisk sends no event of. */
    public Instant now() {
        return loop.now();
    }

    /**
     * Begins an outbound call; completes on the threads of flows.
     *
     * @param id of {@link #outboundId}
     * @param at the same time
     */
    public CompletionStage<OriginateOutcome> originate(CallId id, Originate request, Instant at) {
        return originated.ask(told -> begin(id, request, at, told::accept), new OriginateOutcome.GivenUp());
    }

    private void begin(CallId id, Originate request, Instant at, OriginationListener listener) {
        ActiveOwnership now = active;
        if (now == null || now.ownership().isLost()) {
            listener.ended(new OriginateOutcome.GivenUp());
        } else {
            now.outboundCalls().begin(id, request, at, listener);
        }
    }

    /** The calls that are in a room; completes on the threads of flows. */
    public CompletionStage<List<Participant>> participants(String room) {
        return originated.ask(
                told -> {
                    ActiveOwnership now = active;
                    told.accept(
                            now == null || now.ownership().isLost()
                                    ? List.of()
                                    : now.rooms().participants(room));
                },
                List.of());
    }

    /** The number of calls refused since the start, by cause. */
    public Map<Refusal, Long> refused() {
        return refused.read();
    }

    /** Whether no call lives and no record waits, here or in the store. */
    public boolean isIdle() {
        return calls.isIdle() && outbox.isEmpty();
    }

    /** Whether another instance owns the calls by now. */
    public boolean isReplaced() {
        ActiveOwnership now = active;
        return now != null && now.ownership().isLost();
    }

    /** The counters of looks at Asterisk. */
    public Reconciliation reconciliation() {
        ActiveOwnership now = active;
        return now == null ? Reconciliation.NONE : now.reconciler().reconciliation();
    }

    /** The ended calls that wait to be written. */
    public OutboxBacklog outboxBacklog() {
        return outbox.backlog();
    }

    /** The number of looks at Asterisk that have failed in a row. */
    public int failedLooks() {
        ActiveOwnership now = active;
        return now == null ? 0 : now.reconciler().failures();
    }

    /** Whether this process may act for the calls; empty before the start. */
    public Optional<OwnershipLease> ownership() {
        return Optional.ofNullable(active).map(ActiveOwnership::ownership);
    }

    /** Takes no new calls from now on: they are refused. */
    public void drain() {
        switchTo(IncomingChannels.Intake.REFUSING);
    }

    /** Takes no new calls from now on: they go on in the dialplan. */
    public void handBack() {
        switchTo(IncomingChannels.Intake.HANDING_BACK);
    }

    /** Whether new calls are refused, or go on in the dialplan. */
    public boolean isDraining() {
        ActiveOwnership now = active;
        return now != null && !now.incomingChannels().isOpen();
    }

    private void switchTo(IncomingChannels.Intake intake) {
        ActiveOwnership now = active;
        if (now != null) {
            now.incomingChannels().switchTo(intake);
        }
    }

    /** Waits until no call lives and every record arrived, at most this long; true if that was reached. */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return calls.awaitIdle(atMost);
    }

    /** Stops listening and gives the calls up, as they are: they go on in Asterisk, for the next owner to recover. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
        abandonCalls();
        loop.close();
        orders.giveUp();
        originated.giveUp();
        outbox.close();
        lease.shutdownNow();
        ActiveOwnership now = active;
        if (now != null) {
            now.ownership().release().toCompletableFuture().join();
        }
    }

    /** On the loop, so that no call is in the middle of something; a loop that does not come to it is not waited for. */
    private void abandonCalls() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        loop.runOrExecute(() -> {
            calls.all().forEach(CallActor::abandon);
            ActiveOwnership now = active;
            if (now != null) {
                now.writes().flush();
            }
            refused.flush().whenComplete((done, error) -> ended.complete(null));
        });
        if (!loop.isClosed() && !loop.isCurrent()) {
            ended.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
        }
    }

    private void renewLimits() {
        Set<CallId> live = calls.ids();
        if (!live.isEmpty()) {
            Ports.ask(() -> ports.store().limits().renew(live)).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.warn("could not renew the limits of {} calls: {}", live.size(), Ports.why(error));
                }
            });
        }
    }
}
