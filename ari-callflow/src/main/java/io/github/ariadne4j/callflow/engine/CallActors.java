package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.ConnectionState;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.resource.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.tenure.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of one application on one Asterisk: takes up what an earlier life left, takes new ones in, and stops. One actor
 * per call, each on one thread at a time; different calls never wait for each other. Safe on any thread.
 */
public final class CallActors implements AutoCloseable {
    /** A third of the usual lease, so that one lost renewal costs nothing. */
    private static final Duration RENEW_LIMITS_EVERY = Duration.ofSeconds(40);

    private static final Duration TEND_EVERY = Duration.ofSeconds(1);

    private static final Duration READ_ENDED_EVERY = Duration.ofSeconds(30);

    /** What nobody's is comes to light soon after a start. */
    private static final Duration LOOK_AFTER_START = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(CallActors.class);

    private final Outside outside;
    private final CallFacts.Policy policy;
    private final Bounds bounds;
    private final Executor flowThreads;
    private final CdrOutbox outbox;
    private final LiveCalls calls = new LiveCalls();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private volatile @Nullable Room room;

    /**
     * How much the engine does.
     *
     * @param mostCalls how many calls there may be at once
     * @param lookEvery how often it looks what Asterisk holds
     */
    public record Bounds(int mostCalls, Duration lookEvery) {}

    /** What there is once the calls are ours. */
    private record Room(Tenure tenure, Newcomers newcomers) {}

    /**
     * Makes the engine room; {@link #start} opens it.
     *
     * @param outside what calls reach
     * @param policy how they behave
     * @param bounds how much it does
     * @param flowThreads where flows run; may be blocked
     */
    public CallActors(Outside outside, CallFacts.Policy policy, Bounds bounds, Executor flowThreads) {
        this.outside = outside;
        this.policy = policy;
        this.bounds = bounds;
        this.flowThreads = flowThreads;
        this.outbox = new CdrOutbox(
                outside.store(),
                outside.spool(),
                outside.cdrs(),
                policy.timeouts().storeAnswers());
        int width = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(width, named("call"));
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("call-timers"));
        timers.setRemoveOnCancelPolicy(true);
        this.clock = timers;
    }

    /**
     * Becomes the owner of the application's calls, whoever was it before, and begins.
     *
     * @throws AriException if the socket cannot be opened, or Asterisk not be asked for what it holds
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if the store cannot be asked for sessions
     */
    public void start() {
        Optional<Ownership> owners = outside.store().ownership();
        if (owners.isEmpty()) {
            begin(Tenure.alone(origin(), watch()), TakeUp.NOBODY_WATCHED);
        } else {
            Instant seen = lastSeen(owners.get());
            begin(tenure(owners.get(), done(owners.get().acquire(origin()))), seen);
        }
    }

    /**
     * Becomes the owner if nobody is, and begins; new calls are handed back to the dialplan.
     *
     * @return false if somebody was faster
     */
    public boolean takeOver() {
        Ownership owners = outside.store().ownership().orElseThrow();
        Instant seen = lastSeen(owners);
        OptionalLong epoch = done(owners.takeOver(origin()));
        epoch.ifPresent(won -> begin(tenure(owners, won), seen, Newcomers.Intake.HANDING_BACK));
        return epoch.isPresent();
    }

    private CallOrigin origin() {
        return new CallOrigin(
                outside.ari().application(), outside.ari().server().entityId());
    }

    private Instant lastSeen(Ownership owners) {
        return done(owners.lastSeen(origin())).orElse(TakeUp.NOBODY_WATCHED);
    }

    private Tenure tenure(Ownership owners, long epoch) {
        return Tenure.of(owners, origin(), epoch, watch());
    }

    private Tenure.Watch watch() {
        return new Tenure.Watch(
                System::nanoTime,
                () -> outside.ari().state() == ConnectionState.LISTENING,
                () -> calls.all().forEach(CallActor::writeAgain),
                calls::abandon);
    }

    private void begin(Tenure tenure, Instant seen) {
        begin(tenure, seen, Newcomers.Intake.OPEN);
    }

    /** Subscribes before the socket opens, since a call can come in the moment it is; events wait until calls are taken up. */
    private void begin(Tenure tenure, Instant seen, Newcomers.Intake intake) {
        AriClient ari = outside.ari();
        CallDirectory directory = new CallDirectory();
        Shared shared = new Shared(outside, tenure, directory, calls, outbox, threads, flowThreads, clock);
        Newcomers newcomers = new Newcomers(shared, policy, bounds.mostCalls());
        newcomers.switchTo(intake);
        HeldEvents held = new HeldEvents(directory);
        Reconciler reconciler = new Reconciler(shared, policy, newcomers, held);
        room = new Room(tenure, newcomers);
        repeat(tenure::tick, TEND_EVERY);
        outbox.readSpool(tenure.epoch());
        held.begin();
        subscriptions.add(new SignalTranslator(directory, held, newcomers).listenTo(ari.events()));
        subscriptions.add(ari.onConnection(newcomers.pastCalls()));
        done(ari.listen());
        done(reconciler.takeUp(seen));
        subscriptions.add(ari.onConnection(reconciler));
        repeat(outbox::retryRemovals, TEND_EVERY);
        repeat(() -> outbox.readSpool(tenure.epoch()), TEND_EVERY);
        repeat(() -> outbox.readOn(tenure.origin()), TEND_EVERY);
        repeat(outbox::lookAgain, READ_ENDED_EVERY);
        repeat(this::renewLimits, RENEW_LIMITS_EVERY);
        repeat(reconciler::look, bounds.lookEvery());
        once(reconciler::look, LOOK_AFTER_START);
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private void repeat(Runnable task, Duration every) {
        cancelled(clock.scheduleWithFixedDelay(
                () -> safely(task), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void once(Runnable task, Duration after) {
        cancelled(clock.schedule(() -> safely(task), after.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void cancelled(ScheduledFuture<?> scheduled) {
        subscriptions.add(() -> scheduled.cancel(false));
    }

    /** A failure must not end the repetition. */
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a regular task failed and goes on at its next turn; please report this", e);
        }
    }

    /** How many calls live now. */
    public int count() {
        return calls.count();
    }

    /** Whether no call lives and no record waits, here or in the store. */
    public boolean isIdle() {
        return calls.isIdle() && outbox.isEmpty();
    }

    /** Whether another life owns the calls by now. */
    public boolean isReplaced() {
        Room now = room;
        return now != null && now.tenure().isLost();
    }

    /** Takes no new calls from now on: they are refused. */
    public void drain() {
        switchTo(Newcomers.Intake.REFUSING);
    }

    /** Takes no new calls from now on: they go on in the dialplan. */
    public void handBack() {
        switchTo(Newcomers.Intake.HANDING_BACK);
    }

    private void switchTo(Newcomers.Intake intake) {
        Room now = room;
        if (now != null) {
            now.newcomers().switchTo(intake);
        }
    }

    /** Waits until no call lives and every record arrived, at most this long; says whether that was reached. */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return calls.awaitIdle(atMost);
    }

    /** Stops listening and gives the calls up; they go on in Asterisk without us, for whoever takes them over. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        clock.shutdownNow();
        threads.shutdown();
        Room now = room;
        if (now != null) {
            now.tenure().release().toCompletableFuture().join();
        }
    }

    private void renewLimits() {
        Set<CallId> live = calls.ids();
        if (!live.isEmpty()) {
            Ports.ask(() -> outside.store().limits().renew(live)).whenComplete((done, error) -> {
                if (error != null) {
                    LOG.warn("could not renew the limits of {} calls: {}", live.size(), error.getMessage());
                }
            });
        }
    }

    /** Not daemons: a program whose engine runs does not end with its main method. */
    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }
}
