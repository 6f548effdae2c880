package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.ConnectionGap;
import io.github.ariadne4j.ari.ConnectionListener;
import io.github.ariadne4j.ari.ConnectionState;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.engine.CallDirectory.LegAddress;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what we believe with what Asterisk holds: at the start, when the calls of an earlier life are taken up; after
 * every gap in the events; and every now and then. Tells calls what they missed, and removes what belongs to none. One look
 * at a time.
 */
final class Reconciler implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Shared shared;
    private final CallFacts.Policy policy;
    private final Newcomers newcomers;
    private final HeldEvents held;
    private final Orphans orphans;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile Instant lastLook = Instant.now();
    private volatile @Nullable Instant asteriskStarted;

    Reconciler(Shared shared, CallFacts.Policy policy, Newcomers newcomers, HeldEvents held) {
        this.shared = shared;
        this.policy = policy;
        this.newcomers = newcomers;
        this.held = held;
        this.orphans = new Orphans(shared, policy, newcomers);
        this.asteriskStarted = ari().server().startedAt();
    }

    private AriClient ari() {
        return shared.outside().ari();
    }

    /** Another client took the application over: whoever it is, the calls are its own now. */
    @Override
    public void onState(ConnectionState state) {
        if (state == ConnectionState.REPLACED) {
            shared.tenure().lose("another client registered the application");
        }
    }

    @Override
    public void onGap(ConnectionGap gap) {
        lastLook = gap.from().isBefore(lastLook) ? gap.from() : lastLook;
        look();
    }

    /**
     * Takes up what an earlier life left; completes once every call is in the hands of an actor.
     *
     * @param lastSeen until when somebody watched the calls
     */
    CompletionStage<Void> takeUp(Instant lastSeen) {
        CompletableFuture<AsteriskView> view = AsteriskView.of(ari()).toCompletableFuture();
        CompletableFuture<List<CallSession>> sessions = Ports.ask(() ->
                        shared.outside().store().sessions().live(shared.tenure().origin()))
                .toCompletableFuture();
        return CompletableFuture.allOf(view, sessions)
                .thenAccept(both -> held.end(() -> takeUp(view.join(), sessions.join(), lastSeen)));
    }

    /** A caller who waits and has no session was never taken in: the application ended before it could write one. */
    private void takeUp(AsteriskView view, List<CallSession> sessions, Instant lastSeen) {
        TakeUp takeUp = new TakeUp(shared, policy, view, lastSeen);
        Set<CallId> known = new HashSet<>();
        for (CallSession session : sessions) {
            known.add(session.id());
            takeUp.session(session);
        }
        int rebuilt = 0;
        for (Channel caller : takeUp.callersWithout(known)) {
            if (takeUp.talks(caller)) {
                takeUp.session(takeUp.rebuilt(caller));
                rebuilt++;
            } else if (caller.state() != ChannelState.UP) {
                newcomers.entered(caller, Newcomers.argsOf(caller), view.at());
            }
        }
        if (!sessions.isEmpty() || rebuilt > 0) {
            LOG.info(
                    "took up {} calls of an earlier life, {} of them without a session",
                    sessions.size() + rebuilt,
                    rebuilt);
        }
    }

    /** Looks now, or once more after the look that is under way. */
    void look() {
        again.set(true);
        if (looking.compareAndSet(false, true)) {
            next();
        }
    }

    private void next() {
        if (!again.getAndSet(false)) {
            looking.set(false);
            if (again.get()) {
                look();
            }
            return;
        }
        List<Map.Entry<ChannelId, LegAddress>> known = shared.directory().all();
        AsteriskView.of(ari()).whenComplete((view, error) -> {
            if (error == null) {
                compare(known, view);
            } else {
                LOG.warn(
                        "could not look what Asterisk still holds: {}",
                        Ports.reason(error).getMessage());
            }
            next();
        });
    }

    private void compare(List<Map.Entry<ChannelId, LegAddress>> known, AsteriskView view) {
        Instant notBefore = lastLook;
        lastLook = view.at();
        if (restarted(view)) {
            LOG.warn(
                    "Asterisk was restarted; its {} calls are lost",
                    shared.calls().count());
            shared.calls().all().forEach(call -> call.tell(new CallSignal.AsteriskLost(notBefore, view.at())));
            return;
        }
        tell(known, view, notBefore);
        orphans.look(view)
                .ifPresent(next -> shared.clock().schedule(this::look, next.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Who is there first: a caller who is answered proves that a leg which is gone by now had answered. A leg is missing only if
     * it had entered before the look began: one that was being created meanwhile is there without being in the view.
     */
    private void tell(List<Map.Entry<ChannelId, LegAddress>> known, AsteriskView view, Instant notBefore) {
        for (Map.Entry<ChannelId, LegAddress> entry : known) {
            Channel channel = view.channels().get(entry.getKey());
            if (channel != null) {
                shared.directory().entered(channel.id());
                tellState(entry.getValue(), channel, view.at());
            }
        }
        for (Map.Entry<ChannelId, LegAddress> entry : known) {
            if (entry.getValue().entered() && !view.channels().containsKey(entry.getKey())) {
                tellMissing(entry.getValue(), notBefore, view.at());
            }
        }
    }

    private boolean restarted(AsteriskView view) {
        Instant before = asteriskStarted;
        Instant now = view.startedAt();
        asteriskStarted = now == null ? before : now;
        return before != null && now != null && !now.equals(before);
    }

    private static void tellMissing(LegAddress leg, Instant notBefore, Instant at) {
        leg.call()
                .tell(
                        leg.attempt() == 0
                                ? new CallSignal.CallerMissing(notBefore, at)
                                : new CallSignal.LegMissing(leg.attempt(), notBefore, at));
    }

    /** What its lost events would have told; a call that knows it already is not moved by it. */
    private static void tellState(LegAddress leg, Channel channel, Instant at) {
        if (leg.attempt() == 0) {
            if (channel.state() == ChannelState.UP) {
                leg.call().tell(new CallSignal.CallerUp(at));
            }
            return;
        }
        switch (channel.state()) {
            case UP -> leg.call().tell(new CallSignal.LegUp(leg.attempt(), at));
            case RINGING -> leg.call().tell(new CallSignal.LegRinging(leg.attempt(), at));
            case DOWN -> {
                if (channel.dialplan().appName().equals("Stasis")) {
                    leg.call().tell(new CallSignal.LegEntered(leg.attempt(), at));
                }
            }
            default -> {
                // Nothing that a call waits for.
            }
        }
    }
}
