package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.channel.ChannelRole;
import io.github.ariadne4j.callflow.engine.listing.AsteriskView;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels, bridges and sessions in Asterisk or the store that belong to no call: each is recovered, if there is anything to recover, or removed,
 * one at a time, since Asterisk does not take a mass of that well.
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /** To remove something takes longer than to serve a caller who waits. */
    private static final Duration BEFORE_REMOVAL = Duration.ofSeconds(10);

    private static final Duration BEFORE_INTAKE = Duration.ofSeconds(1);

    /** So that the second look is not a little too early. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final EngineContext context;
    private final CallFacts.Policy policy;
    private final IncomingChannels incomingChannels;
    private final ReconciliationCounters counters;
    private final OrphanConfirmation callers = new OrphanConfirmation(BEFORE_INTAKE, System::nanoTime);
    private final OrphanConfirmation legs = new OrphanConfirmation(BEFORE_REMOVAL, System::nanoTime);
    private final OrphanConfirmation bridges = new OrphanConfirmation(BEFORE_REMOVAL, System::nanoTime);
    private final OrphanConfirmation sessions = new OrphanConfirmation(BEFORE_REMOVAL, System::nanoTime);
    private final Deque<BiConsumer<CallRequests, RequestCallback>> removals = new ArrayDeque<>();

    Orphans(
            EngineContext context,
            CallFacts.Policy policy,
            IncomingChannels incomingChannels,
            ReconciliationCounters counters) {
        this.counters = counters;
        this.context = context;
        this.policy = policy;
        this.incomingChannels = incomingChannels;
    }

    /** After a look at Asterisk; returns the delay until the look that confirms, if one is needed. */
    Optional<Duration> look(AsteriskView view) {
        SessionRecovery recovery =
                new SessionRecovery(context, policy, view, SessionRecovery.UNWATCHED, Set.of(), Set.of());
        context.foreign().endLook(view.channels().keySet());
        List<Channel> strangers = view.channels().values().stream()
                .filter(recovery.listed()::isUnknown)
                .toList();
        List<Channel> waiting = waitingCallers(strangers.stream()
                .filter(channel -> recovery.listed().roleOf(channel).beginsCall())
                .toList());
        strayLegs(strangers.stream()
                .filter(channel -> recovery.listed().roleOf(channel) == ChannelRole.LEG)
                .toList());
        emptyBridges(view);
        unknownSessions(live -> {
            waiting.forEach(caller -> takeIn(caller, recovery, live.orElse(List.of()), view));
            live.ifPresent(sessionsOfNone -> staleSessions(recovery, sessionsOfNone));
        });
        if (callers.isUnsure()) {
            return Optional.of(BEFORE_INTAKE.plus(MARGIN));
        }
        boolean unsure = legs.isUnsure() || bridges.isUnsure() || sessions.isUnsure();
        return unsure ? Optional.of(BEFORE_REMOVAL.plus(MARGIN)) : Optional.empty();
    }

    /** Callers whose entry no event reported, seen twice: new ones, or ones whose session no call has. */
    private List<Channel> waitingCallers(List<Channel> strangers) {
        Set<String> confirmed = callers.confirmed(idsOf(strangers));
        return strangers.stream()
                .filter(caller -> confirmed.contains(caller.id().value()))
                .toList();
    }

    /**
     * Goes on with the call that the store has of the caller; a caller who was answered and has none there has lost it. The store took
     * its time: the caller may be known by now.
     */
    private void takeIn(Channel caller, SessionRecovery recovery, List<CallSession> unknown, AsteriskView view) {
        if (!recovery.listed().isUnknown(caller)) {
            return;
        }
        LOG.warn("caller {} is in no call; taking it in", caller.id());
        counters.takenIn.increment();
        Optional<CallSession> left = unknown.stream()
                .filter(session ->
                        !session.call().isOutbound() && session.call().channel().equals(caller.id()))
                .findFirst();
        if (left.isPresent()) {
            recovery.session(left.get());
        } else if (caller.state() == ChannelState.UP) {
            incomingChannels.ifOurs(recovery.listed().idOf(caller), caller, () -> {
                recovery.withoutSession(caller);
                context.rooms().putOutStrangers();
            });
        } else {
            incomingChannels.found(recovery.listed().idOf(caller), caller, view.at());
        }
    }

    private void strayLegs(List<Channel> strangers) {
        for (String id : legs.confirmed(idsOf(strangers))) {
            counters.removedLegs.increment();
            remove("leg " + id, (ari, done) -> ari.hangUp(new ChannelId(id), HangupCause.NORMAL_CLEARING, done));
        }
    }

    private static Set<String> idsOf(List<Channel> channels) {
        return channels.stream().map(channel -> channel.id().value()).collect(Collectors.toSet());
    }

    private void emptyBridges(AsteriskView view) {
        Set<String> strangers = new HashSet<>();
        view.bridges().forEach((id, bridge) -> {
            CallId owner = bridge.key().call();
            if (!context.calls().livedSinceLook(owner) && !context.rooms().isOpen(bridge.key())) {
                strangers.add(id.value());
            }
        });
        for (String id : bridges.confirmed(strangers)) {
            counters.removedBridges.increment();
            remove("bridge " + id, (ari, done) -> ari.destroy(new BridgeId(id), done));
        }
    }

    /** Hands over the live sessions that belong to no call, the last passage of a channel first; empty if the store cannot be asked. */
    private void unknownSessions(Consumer<Optional<List<CallSession>>> then) {
        context.stores()
                .ask(
                        () -> context.ports()
                                .store()
                                .sessions()
                                .live(
                                        context.ownership().origin(),
                                        call -> !context.calls().lives(call)),
                        (live, error) -> {
                            if (error != null) {
                                LOG.debug("the sessions could not be listed: {}", Ports.why(error));
                            }
                            then.accept(Optional.ofNullable(live).map(SessionRecovery::newestFirst));
                        });
    }

    private void staleSessions(SessionRecovery recovery, List<CallSession> live) {
        Set<String> strangers = new HashSet<>();
        live.stream()
                .map(CallSession::id)
                .filter(call -> !context.calls().lives(call))
                .forEach(call -> strangers.add(call.toString()));
        Set<String> stale = sessions.confirmed(strangers);
        live.stream().filter(session -> stale.contains(session.id().toString())).forEach(session -> {
            LOG.warn("session {} belongs to no call; recovering it", session.id());
            counters.staleSessions.increment();
            recovery.session(session);
        });
    }

    private void remove(String what, BiConsumer<CallRequests, RequestCallback> command) {
        LOG.warn("{} belongs to no call; removing it", what);
        removals.add(command);
        if (removals.size() == 1) {
            removeNext();
        }
    }

    private void removeNext() {
        BiConsumer<CallRequests, RequestCallback> next = removals.peek();
        if (next != null) {
            context.gateway()
                    .act(
                            null,
                            ari -> next.accept(ari, failure -> {
                                removals.remove();
                                removeNext();
                            }));
        }
    }
}
