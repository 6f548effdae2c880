package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.engine.ChannelDirectory.BridgeAddress;
import io.github.ariadne4j.callflow.engine.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.engine.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the calls believe with what Asterisk holds: at the start, when calls are recovered; after every gap in the
 * events; and every now and then. Tells calls what they missed, and removes what belongs to none. One look at a time. Used on
 * the loop; Asterisk's lists are read off it.
 */
final class Reconciler implements ConnectionListener {
    /** How many sessions one task of the loop recovers. */
    private static final int AT_ONCE = 50;

    /** How many legs one task of the loop tells what a look shows. */
    private static final int LEGS_AT_ONCE = 1_000;

    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final IncomingChannels incomingChannels;
    private final EventBuffer held;
    private final Consumer<ChannelEvent> delivery;
    private final Orphans orphans;
    private final OpenPlaybacks openPlaybacks;
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
        this.orphans = new Orphans(context, policy, incomingChannels);
        this.openPlaybacks = new OpenPlaybacks(context);
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

    /** How many looks in a row have failed. Any thread. */
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
        CompletableFuture.allOf(view, sessions).whenComplete((both, error) -> {
            if (error == null) {
                context.loop().execute(() -> {
                    reportUnreadable(view.join());
                    new Recovery(view.join(), sessions.join(), lastSeen, done).next();
                });
            } else {
                done.completeExceptionally(error);
            }
        });
        return done;
    }

    /** Recovers the calls of sessions part by part; the loop reads its sockets in between. */
    private final class Recovery {
        private final AsteriskView view;
        private final Iterator<CallSession> left;
        private final int sessions;
        private final SessionRecovery recovery;
        private final CompletableFuture<Void> done;
        private final Set<ChannelId> callers = new HashSet<>();

        Recovery(AsteriskView view, List<CallSession> sessions, Instant lastSeen, CompletableFuture<Void> done) {
            this.view = view;
            this.left = SessionRecovery.newestFirst(sessions).iterator();
            this.sessions = sessions.size();
            this.recovery = new SessionRecovery(context, policy, view, lastSeen);
            this.done = done;
        }

        void next() {
            try {
                recoverSome();
                if (left.hasNext()) {
                    context.loop().executeNextTurn(this::next);
                } else {
                    finish();
                }
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                held.end(delivery);
                done.completeExceptionally(e);
            }
        }

        /** A call that began after the start may have ended meanwhile: its session is older than that. */
        private void recoverSome() {
            for (int number = 0; number < AT_ONCE && left.hasNext(); number++) {
                CallSession session = left.next();
                callers.add(session.call().channel());
                if (!context.calls().livedSinceLook(session.id())) {
                    recovery.session(session);
                }
            }
            held.deliverKnown(delivery);
        }

        /** A caller who waits and has no session was never taken in: the application ended before it could write one. */
        private void finish() {
            int rebuilt = 0;
            for (Channel caller : recovery.callersWithout(callers)) {
                if (recovery.talks(caller)) {
                    recovery.session(recovery.rebuilt(caller));
                    rebuilt++;
                } else if (caller.state() != ChannelState.UP) {
                    incomingChannels.found(recovery.idOf(caller), caller, view.at());
                }
            }
            if (sessions > 0 || rebuilt > 0) {
                LOG.info("recovered {} calls, {} of them without a session", sessions + rebuilt, rebuilt);
            }
            held.end(delivery);
            done.complete(null);
        }
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
        Look look = new Look(
                context.directory().beginLook(),
                context.directory().bridges(),
                context.directory().playbacks());
        context.calls().beginLook();
        context.foreign().beginLook();
        AsteriskView.of(ari(), context.loop().now())
                .whenComplete((view, error) -> context.loop().execute(() -> looked(look, view, error)));
    }

    /**
     * What the calls believed when a look began.
     *
     * @param legs where their channels are told of
     * @param bridges where their bridges are told of
     * @param playbacks whose end they wait for
     */
    private record Look(
            List<Map.Entry<ChannelId, LegAddress>> legs,
            List<Map.Entry<BridgeId, BridgeAddress>> bridges,
            Map<PlaybackId, OperationAddress> playbacks) {}

    private void looked(Look look, @Nullable AsteriskView view, @Nullable Throwable error) {
        if (view != null) {
            failures.set(0);
            reportUnreadable(view);
            compare(look, view);
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
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, before));
        LOG.warn("could not look what Asterisk still holds, trying again in {}: {}", pause, Ports.why(why));
        lookIn(pause);
    }

    /** Replaces a look that is scheduled already. */
    private void lookIn(Duration pause) {
        cancelNext.run();
        cancelNext = context.loop().schedule(pause, this::look);
    }

    private void compare(Look look, AsteriskView view) {
        Instant notBefore = lastLook;
        lastLook = view.at();
        Instant startedBefore = asteriskStarted;
        if (restarted(view)) {
            lost(look.legs(), view, notBefore, startedBefore);
            noteStart(view);
        }
        new Comparison(look, view, notBefore).next();
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
     * A restart ended the calls whose caller is not listed any more and had entered before it. One that is listed lives, whatever its
     * times; one that came in after the restart and is not listed any more has ended as any other.
     */
    private static void lost(
            List<Map.Entry<ChannelId, LegAddress>> known,
            AsteriskView view,
            Instant notBefore,
            @Nullable Instant startedBefore) {
        List<CallActor> lost = known.stream()
                .filter(leg -> leg.getValue().cameIn())
                .filter(caller -> !view.channels().containsKey(caller.getKey()))
                .filter(caller -> !view.isSinceRestart(caller.getValue().since(), startedBefore))
                .map(caller -> caller.getValue().call())
                .toList();
        LOG.warn("Asterisk was restarted; {} of its calls are lost", lost.size());
        lost.forEach(call -> call.tell(new CallSignal.ServerLost(notBefore, view.at())));
    }

    /**
     * Tells calls what a look shows, part by part; the loop reads its sockets in between. What is there comes first: a caller
     * that is answered proves that a leg which is gone by now had answered. A leg is missing only if it had entered before the look
     * began: one that was being created meanwhile is there without being in the view.
     */
    private final class Comparison {
        private final Look look;
        private final AsteriskView view;
        private final Iterator<Map.Entry<ChannelId, LegAddress>> left;
        private final List<Map.Entry<ChannelId, LegAddress>> missing = new ArrayList<>();
        private final Instant notBefore;

        Comparison(Look look, AsteriskView view, Instant notBefore) {
            this.look = look;
            this.view = view;
            this.notBefore = notBefore;
            this.left = look.legs().iterator();
        }

        void next() {
            boolean done = true;
            try {
                for (int number = 0; number < LEGS_AT_ONCE && left.hasNext(); number++) {
                    Map.Entry<ChannelId, LegAddress> leg = left.next();
                    see(leg.getKey(), leg.getValue(), leg);
                }
                done = !left.hasNext();
                if (done) {
                    missing.forEach(leg -> tellMissing(leg.getKey(), leg.getValue()));
                    look.bridges().forEach(bridge -> tellMembers(bridge.getKey(), bridge.getValue()));
                    look.playbacks().forEach(openPlaybacks::ask);
                    orphans.look(view).ifPresent(Reconciler.this::lookIn);
                }
            } finally {
                if (done) {
                    Reconciler.this.next();
                } else {
                    context.loop().executeNextTurn(this::next);
                }
            }
        }

        private void see(ChannelId id, LegAddress leg, Map.Entry<ChannelId, LegAddress> known) {
            Channel channel = view.channels().get(id);
            if (channel == null || leg.isCallerElsewhere(channel)) {
                if (leg.entered()) {
                    missing.add(known);
                }
            } else if (!context.directory().hasLeft(leg.call(), id)) {
                context.directory().listed(id);
                tellState(leg, channel, view.at());
            }
        }

        private void tellMissing(ChannelId channel, LegAddress leg) {
            tell(leg, new LegEvent.NotFound(channel, notBefore, view.at()));
        }

        /** A bridge that is not listed may be younger than the list, which its call knows. */
        private void tellMembers(BridgeId id, BridgeAddress bridge) {
            AsteriskView.CallBridge listed = view.bridges().get(id);
            Instant now = context.loop().now();
            BridgeEvent shown = listed == null
                    ? new BridgeEvent.NotFound(view.at(), now)
                    : new BridgeEvent.MembersListed(Set.copyOf(listed.bridge().channels()), view.at(), now);
            bridge.call().tell(new CallSignal.BridgeSignal(bridge.bridge(), shown));
        }
    }

    private boolean restarted(AsteriskView view) {
        Instant before = asteriskStarted;
        Instant now = view.startedAt();
        asteriskStarted = now == null ? before : now;
        return before != null && now != null && !now.equals(before);
    }

    /** What its lost events would have told; a call that knows it already is not moved by it. */
    private static void tellState(LegAddress leg, Channel channel, Instant at) {
        ChannelId id = channel.id();
        if (!leg.cameIn() && AsteriskView.inStasis(channel)) {
            tell(leg, new LegEvent.StasisEntered(id, at));
        }
        if (channel.state() == ChannelState.UP) {
            tell(leg, new LegEvent.AnswerSeen(id, at));
        } else if (channel.state() == ChannelState.RINGING) {
            tell(leg, new LegEvent.RingingSeen(id, at));
        }
    }

    private static void tell(LegAddress leg, LegEvent event) {
        leg.call().tell(new CallSignal.LegSignal(leg.leg(), event));
    }
}
