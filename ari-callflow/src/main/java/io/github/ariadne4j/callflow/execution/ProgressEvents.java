package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.LoopHandler;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallSignal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports progress to legs that no state of their channel shows, such as early media without ringing. Asterisk is asked for these
 * events once the first hunt is planned that limits the time until there is progress: other calls do without them. Used on the loop.
 */
public final class ProgressEvents implements LoopHandler {
    private static final Set<Class<? extends AriEvent>> TYPES = Set.of(DialEvent.class);
    private static final Set<String> PROGRESS = Set.of("PROGRESS", "PROCEEDING");

    private final AriLoop loop;
    private final ChannelDirectory directory;
    private @Nullable Subscription subscription;

    public ProgressEvents(AriLoop loop, ChannelDirectory directory) {
        this.loop = loop;
        this.directory = directory;
    }

    /** Legs will wait for progress. */
    void listen() {
        if (subscription == null) {
            subscription = loop.subscribe(TYPES, this);
        }
    }

    @Override
    public void onEvent(AriEvent event) {
        if (event instanceof DialEvent dial && PROGRESS.contains(dial.dialStatus())) {
            tell(dial.peer().id(), dial.timestamp());
        }
    }

    private void tell(ChannelId channel, Instant at) {
        LegAddress leg = directory.find(channel);
        if (leg != null && !leg.hasLeft()) {
            leg.call().tell(new CallSignal.LegSignal(leg.leg(), new LegEvent.ProgressSeen(channel, at)));
        }
    }

    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
