package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.ConnectionGap;
import io.github.ariadne4j.ari.ConnectionListener;
import io.github.ariadne4j.ari.model.Application;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.resource.AriNotFoundException;
import io.github.ariadne4j.callflow.engine.CallDirectory.LegAddress;
import io.github.ariadne4j.callflow.machine.CallSignal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a gap in the events, and every now and then, asks Asterisk what is still there and tells every call about the legs
 * that are not: their end was among the events that were lost.
 */
final class Reconciler implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final AriClient ari;
    private final CallDirectory directory;

    Reconciler(AriClient ari, CallDirectory directory) {
        this.ari = ari;
        this.directory = directory;
    }

    @Override
    public void onGap(ConnectionGap gap) {
        sweep();
    }

    /** Compares what we hold with what Asterisk holds. */
    void sweep() {
        List<Map.Entry<ChannelId, LegAddress>> known = directory.all();
        if (known.isEmpty()) {
            return;
        }
        ari.applications().get(ari.application()).whenComplete((application, error) -> {
            if (error == null) {
                tellMissing(known, channelsOf(application));
            } else if (FaultReader.unwrapped(error) instanceof AriNotFoundException) {
                tellMissing(known, Set.of());
            } else {
                LOG.warn("could not look what Asterisk still holds: {}", error.getMessage());
            }
        });
    }

    private static Set<ChannelId> channelsOf(Application application) {
        return new HashSet<>(application.channels());
    }

    private static void tellMissing(List<Map.Entry<ChannelId, LegAddress>> known, Set<ChannelId> alive) {
        Instant now = Instant.now();
        for (Map.Entry<ChannelId, LegAddress> entry : known) {
            if (!alive.contains(entry.getKey())) {
                LegAddress leg = entry.getValue();
                leg.call()
                        .tell(
                                leg.attempt() == 0
                                        ? new CallSignal.CallerMissing(now, now)
                                        : new CallSignal.LegMissing(leg.attempt(), now, now));
            }
        }
    }
}
