package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallIds;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.store.Ports;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Asterisk or the store holds and no call knows: it is taken up once more, if there is anything to take up, or removed,
 * one at a time, since Asterisk does not take a mass of that well.
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final Shared shared;
    private final Sightings channels = new Sightings();
    private final Sightings bridges = new Sightings();
    private final Sightings sessions = new Sightings();
    private CompletionStage<Void> removing = CompletableFuture.completedStage(null);

    Orphans(Shared shared) {
        this.shared = shared;
    }

    /** After a look at Asterisk; says whether it takes another to be sure. */
    boolean look(AsteriskView view, CallFacts.Policy policy) {
        TakeUp takeUp = new TakeUp(shared, policy, view, TakeUp.NOBODY_WATCHED);
        Set<String> strangers = new HashSet<>();
        view.channels().values().stream()
                .filter(TakeUp::inStasis)
                .map(Channel::id)
                .filter(channel -> shared.directory().find(channel) == null)
                .forEach(channel -> strangers.add(channel.value()));
        for (String id : channels.confirmed(strangers, view.at())) {
            Channel channel = view.channels().get(new ChannelId(id));
            if (channel != null && CallIds.ours(application(), channel.id())) {
                remove(
                        "leg " + id,
                        () -> shared.outside().ari().channels().hangUp(channel.id(), HangupCause.NORMAL_CLEARING));
            } else if (channel != null) {
                LOG.warn("caller {} is in no call; taking it up", id);
                takeUp.session(takeUp.rebuilt(channel));
            }
        }
        emptyBridges(view);
        staleSessions(takeUp, view);
        return channels.isUnsure() || bridges.isUnsure() || sessions.isUnsure();
    }

    private void emptyBridges(AsteriskView view) {
        Set<String> strangers = new HashSet<>();
        for (BridgeId bridge : view.bridges().keySet()) {
            CallIds.callOf(application(), bridge.value())
                    .filter(call -> !shared.calls().lives(call))
                    .ifPresent(call -> strangers.add(bridge.value()));
        }
        for (String id : bridges.confirmed(strangers, view.at())) {
            remove("bridge " + id, () -> shared.outside().ari().bridges().destroy(new BridgeId(id)));
        }
    }

    private void staleSessions(TakeUp takeUp, AsteriskView view) {
        Ports.ask(() -> shared.outside().store().sessions().live(shared.tenure().origin()))
                .thenAccept(live -> shared.threads().execute(() -> takeUp(takeUp, live, view)))
                .exceptionally(error -> {
                    LOG.debug("the sessions could not be listed: {}", error.getMessage());
                    return null;
                });
    }

    private synchronized void takeUp(TakeUp takeUp, List<CallSession> live, AsteriskView view) {
        Set<String> strangers = new HashSet<>();
        live.stream()
                .map(CallSession::id)
                .filter(call -> !shared.calls().lives(call))
                .forEach(call -> strangers.add(call.toString()));
        Set<String> stale = sessions.confirmed(strangers, view.at());
        live.stream().filter(session -> stale.contains(session.id().toString())).forEach(session -> {
            LOG.warn("session {} belongs to no call; taking it up", session.id());
            takeUp.session(session);
        });
    }

    private void remove(String what, Supplier<CompletionStage<Void>> command) {
        LOG.warn("{} belongs to no call; removing it", what);
        removing = removing.thenCompose(before -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            shared.tenure().act(() -> Ports.ask(command).whenComplete((gone, error) -> done.complete(null)));
            return done;
        });
    }

    private String application() {
        return shared.tenure().origin().application();
    }
}
