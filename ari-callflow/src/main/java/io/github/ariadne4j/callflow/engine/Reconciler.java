package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.engine.listing.AsteriskView;
import io.github.ariadne4j.callflow.engine.listing.DialEvidence;
import io.github.ariadne4j.callflow.engine.listing.LookComparison;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the calls believe with what Asterisk holds: at the start, when calls are recovered; after every gap in the
 * events; and every now and then. Tells calls what they missed, and removes what belongs to none. One look at a time. Used on
 * the loop; Asterisk's lists are read off it.
 */
final class Reconciler implements ConnectionListener {
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final IncomingChannels incomingChannels;
    private final EventBuffer held;
    private final Consumer<ChannelEvent> delivery;
    private final Orphans orphans;
    private final ReconciliationCounters counters = new ReconciliationCounters();
    private boolean looking;
    private boolean again;
    private Runnable cancelNext = () -> {};
    private final AtomicInteger failures = new AtomicInteger();
    private Instant lastLook;
    private @Nullable Instant asteriskStarted;

    /** Those of the last look. */
    private Set<ChannelId> unreadable = Set.of();

    Reconciler(
            EngineContext context,
            CallFacts.Policy policy,
            IncomingChannels incomingChannels,
            EventBuffer held,
            Consumer<ChannelEvent> delivery) {
        this.context = context;
        this.policy = policy;
        this.incomingChannels = incomingChannels;
        this.held = held;
        this.delivery = delivery;
        this.orphans = new Orphans(context, policy, incomingChannels, counters);
        this.lastLook = context.loop().now();
        this.asteriskStarted = ari().server().startedAt();
    }

    private AriClient ari() {
        return context.ports().ari();
    }

    /** Another client took the application over: the calls are its own now. */
    @Override
    public void onState(ConnectionState state) {
        if (state == ConnectionState.REPLACED) {
            context.ownership().lose("another client registered the application");
        }
    }

    @Override
    public void onGap(ConnectionGap gap) {
        context.loop().runOrExecute(() -> {
            lastLook = gap.from().isBefore(lastLook) ? gap.from() : lastLook;
            look();
        });
    }

    /** The counters of looks. Any thread. */
    Reconciliation reconciliation() {
        return counters.read();
    }

    /** The number of looks that have failed in a row. Any thread. */
    int failures() {
        return failures.get();
    }

    /**
     * Recovers the calls that were left in Asterisk; completes once every call is in the hands of an actor. Any thread.
     *
     * @param lastSeen until when the calls were watched
     */
    CompletionStage<Void> recover(Instant lastSeen) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<AsteriskView> view =
                AsteriskView.of(ari(), context.loop().now()).toCompletableFuture();
        CompletableFuture<List<CallSession>> sessions = Ports.ask(() -> context.ports()
                        .store()
                        .sessions()
                        .live(context.ownership().origin()))
                .toCompletableFuture();
        view.thenCombine(sessions, (seen, stored) -> DialEvidence.undialled(ari(), seen, stored))
                .thenCompose(asked -> asked)
                .whenComplete((undialled, error) -> {
                    if (error == null) {
                        context.loop().execute(() -> {
                            reportUnreadable(view.join());
                            recovery(view.join(), lastSeen, undialled, sessions.join())
                                    .run(sessions.join(), done);
                        });
                    } else {
                        done.completeExceptionally(error);
                    }
                });
        return done;
    }

    private RecoveryAtStart recovery(
            AsteriskView view, Instant lastSeen, Set<ChannelId> undialled, List<CallSession> sessions) {
        Set<CallId> stored = sessions.stream().map(CallSession::id).collect(Collectors.toSet());
        SessionRecovery recovery = new SessionRecovery(context, policy, view, lastSeen, undialled, stored);
        return new RecoveryAtStart(context, incomingChannels, held, delivery, recovery);
    }

    /** Looks now, or once more after the look that is under way. */
    void look() {
        again = true;
        if (!looking) {
            looking = true;
            next();
        }
    }

    private void next() {
        if (!again) {
            looking = false;
            return;
        }
        again = false;
        cancelNext.run();
        LookComparison.Known known = LookComparison.Known.beginLook(context.directory());
        context.calls().beginLook();
        context.foreign().beginLook();
        AsteriskView.of(ari(), context.loop().now())
                .whenComplete((view, error) -> context.loop().execute(() -> looked(known, view, error)));
    }

    private void looked(LookComparison.Known known, @Nullable AsteriskView view, @Nullable Throwable error) {
        if (view != null) {
            failures.set(0);
            counters.looks.increment();
            reportUnreadable(view);
            compare(known, view);
        } else {
            failed(Ports.reason(Objects.requireNonNull(error)));
            next();
        }
    }

    /** Once for each channel. */
    private void reportUnreadable(AsteriskView view) {
        Set<ChannelId> news = new HashSet<>(view.unreadable());
        news.removeAll(unreadable);
        unreadable = view.unreadable();
        if (!news.isEmpty()) {
            LOG.warn(
                    "Asterisk cannot describe channels {}: their far end sent bytes that are not UTF-8. Those without a call are left"
                            + " alone; until they are gone, channels are looked at one by one",
                    news);
        }
    }

    private void failed(Throwable why) {
        int before = failures.getAndIncrement();
        counters.failedLooks.increment();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, before));
        LOG.warn("could not look what Asterisk still holds, trying again in {}: {}", pause, Ports.why(why));
        lookIn(pause);
    }

    /** Replaces a look that is scheduled already. */
    private void lookIn(Duration pause) {
        cancelNext.run();
        cancelNext = context.loop().schedule(pause, this::look);
    }

    private void compare(LookComparison.Known known, AsteriskView view) {
        Instant notBefore = lastLook;
        lastLook = view.at();
        Instant startedBefore = asteriskStarted;
        if (restarted(view)) {
            lost(known.legs(), view, notBefore, startedBefore);
            noteStart(view);
        }
        new LookComparison(context, known, view, notBefore).run(missing -> compared(view, missing));
    }

    private void compared(AsteriskView view, int missing) {
        counters.missedEnds.add(missing);
        try {
            orphans.look(view).ifPresent(this::lookIn);
        } finally {
            next();
        }
    }

    /** Another instance that starts with our identity takes an owner of another start for one on another server. */
    private void noteStart(AsteriskView view) {
        ServedAsterisk asterisk =
                ServedAsterisk.askedAt(view.startedAt(), ari().address().orElse(null));
        context.ports()
                .store()
                .ownership()
                .ifPresent(owners -> Ports.ask(
                                () -> owners.serve(context.ownership().origin(), asterisk))
                        .whenComplete((done, error) -> {
                            if (error != null) {
                                LOG.warn("the start of Asterisk could not be noted: {}", error.getMessage());
                            }
                        }));
    }

    /**
     * A restart of Asterisk ended the calls whose caller entered before it and is no longer listed, and the outbound calls that were asked
     * for before it and have no channel that is listed. A call whose caller is listed goes
     * on; its times are not compared. A call that came in after the restart and is no longer listed has ended as any other.
     */
    private static void lost(
            List<Map.Entry<ChannelId, LegAddress>> known,
            AsteriskView view,
            Instant notBefore,
            @Nullable Instant startedBefore) {
        Set<CallActor> lost = new HashSet<>();
        known.stream()
                .filter(leg -> leg.getValue().cameIn())
                .filter(caller -> !view.channels().containsKey(caller.getKey()))
                .filter(caller -> !view.isSinceRestart(caller.getValue().since(), startedBefore))
                .forEach(caller -> lost.add(caller.getValue().call()));
        lost.addAll(lostOutbound(known, view, startedBefore));
        LOG.warn("Asterisk was restarted; {} of its calls are lost", lost.size());
        lost.forEach(call -> call.tell(new CallSignal.ServerLost(notBefore, view.at())));
    }

    /** Of an outbound call none of whose channels is listed. */
    private static Set<CallActor> lostOutbound(
            List<Map.Entry<ChannelId, LegAddress>> known, AsteriskView view, @Nullable Instant startedBefore) {
        Set<CallActor> lost = new HashSet<>();
        Set<CallActor> listed = new HashSet<>();
        for (Map.Entry<ChannelId, LegAddress> leg : known) {
            CallActor call = leg.getValue().call();
            boolean there = view.channels().containsKey(leg.getKey());
            if (call.isOutbound() && (there || view.isSinceRestart(call.started(), startedBefore))) {
                listed.add(call);
            } else if (call.isOutbound()) {
                lost.add(call);
            }
        }
        lost.removeAll(listed);
        return lost;
    }

    private boolean restarted(AsteriskView view) {
        Instant before = asteriskStarted;
        Instant now = view.startedAt();
        asteriskStarted = now == null ? before : now;
        return before != null && now != null && !now.equals(before);
    }
}
