package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.resource.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of one application: takes new ones in, finds the one that an event is about, and stops. One actor per call,
 * each on one thread at a time; different calls never wait for each other. Safe on any thread.
 */
public final class CallActors implements AutoCloseable {
    /** A third of the usual lease, so that one lost renewal costs nothing. */
    private static final Duration RENEW_LIMITS_EVERY = Duration.ofSeconds(40);

    private static final Duration RETRY_REMOVALS_EVERY = Duration.ofSeconds(2);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(CallActors.class);

    private final Outside outside;
    private final CallFacts.Policy policy;
    private final int mostCalls;
    private final CallDirectory directory = new CallDirectory();
    private final LiveCalls calls = new LiveCalls();
    private final EndedSessions endedSessions;
    private final CdrOutbox outbox;
    private final PastCalls pastCalls = new PastCalls();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final Shared shared;
    private volatile boolean draining;

    /**
     * Makes the engine room; {@link #start()} opens it.
     *
     * @param outside what calls reach
     * @param policy how they behave
     * @param mostCalls how many there may be at once
     * @param flowThreads where flows run; may be blocked
     */
    public CallActors(Outside outside, CallFacts.Policy policy, int mostCalls, Executor flowThreads) {
        this.outside = outside;
        this.policy = policy;
        this.mostCalls = mostCalls;
        this.endedSessions = new EndedSessions(outside.store().sessions());
        this.outbox = new CdrOutbox(outside, endedSessions);
        int width = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(width, named("call"));
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("call-timers"));
        timers.setRemoveOnCancelPolicy(true);
        this.clock = timers;
        this.shared = new Shared(outside, directory, calls, outbox, flowThreads, clock);
    }

    /**
     * Subscribes, then opens the event socket: a call can come in the moment it is open.
     *
     * @throws AriException if the socket cannot be opened
     */
    public void start() {
        AriClient ari = outside.ari();
        subscriptions.add(new SignalTranslator(directory, this::newcomer).listenTo(ari.events()));
        Reconciler reconciler = new Reconciler(ari, directory);
        subscriptions.add(ari.onConnection(reconciler));
        subscriptions.add(ari.onConnection(pastCalls));
        repeat(reconciler::sweep, SWEEP_EVERY);
        repeat(this::renewLimits, RENEW_LIMITS_EVERY);
        repeat(endedSessions::retry, RETRY_REMOVALS_EVERY);
        try {
            ari.listen().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? known : e;
        }
    }

    private void repeat(Runnable task, Duration every) {
        ScheduledFuture<?> repeated =
                clock.scheduleWithFixedDelay(task, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        subscriptions.add(() -> repeated.cancel(false));
    }

    /** How many calls live now. */
    public int count() {
        return calls.count();
    }

    /** Takes no new calls from now on. */
    public void drain() {
        draining = true;
    }

    /** Waits until no call lives and every record arrived, at most this long; says whether that was reached. */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return calls.awaitIdle(atMost);
    }

    @Override
    public void close() {
        drain();
        subscriptions.forEach(Subscription::close);
        clock.shutdownNow();
        threads.shutdown();
    }

    private void newcomer(StasisStart event) {
        Channel channel = event.channel();
        if (CallIds.ours(outside.ari().application(), channel.id())) {
            LOG.warn("leg {} showed up after its call had ended; hanging it up", channel.id());
            hangUp(channel, HangupCause.NORMAL_CLEARING);
        } else if (pastCalls.include(channel.id())) {
            LOG.info("the caller of {} gave up while we were away", channel.id());
        } else if (draining || calls.count() >= mostCalls) {
            hangUp(channel, HangupCause.CONGESTION);
        } else {
            begin(event);
        }
    }

    private void begin(StasisStart event) {
        Channel channel = event.channel();
        CallOrigin origin =
                new CallOrigin(outside.ari().application(), event.header().asteriskId());
        IncomingCall call = IncomingCall.of(CallId.of(origin.asteriskId(), channel.id()), channel, event.args());
        CallActor actor = new CallActor(
                new CallFacts(call, origin, CallSession.Owner.first(0), policy),
                threads,
                (facts, self) -> new EffectRunner(shared, facts, self));
        if (!directory.enter(channel.id(), new CallDirectory.LegAddress(actor, 0))) {
            return;
        }
        calls.started(call.id());
        outside.hooks().started(call);
        actor.begin(event.timestamp());
        if (channel.state() == ChannelState.UP) {
            actor.tell(new CallSignal.CallerUp(event.timestamp()));
        }
    }

    private void hangUp(Channel channel, HangupCause cause) {
        outside.ari().channels().hangUp(channel.id(), cause).whenComplete((done, error) -> {
            if (error != null) {
                LOG.debug("could not hang up {}: {}", channel.id(), error.getMessage());
            }
        });
    }

    private void renewLimits() {
        Set<CallId> live = calls.ids();
        if (!live.isEmpty()) {
            CallBooks.Calls.safely(() -> outside.store().limits().renew(live)).whenComplete((done, error) -> {
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
