package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.connection.Backlog;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Set;

/**
 * Callers whose calls began and ended while the event socket was down. Their events arrive late, and there is no caller left to dial for. Safe on
 * any thread.
 */
final class AbandonedCallers implements ConnectionListener {
    private volatile Set<ChannelId> gone = Set.of();

    /** Told before the first event of the backlog is. */
    @Override
    public void onBacklog(Backlog backlog) {
        gone = Set.copyOf(backlog.gone());
    }

    boolean include(ChannelId channel) {
        return gone.contains(channel);
    }
}
