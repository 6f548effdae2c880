package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the call that a channel or a playback belongs to. Safe on any thread. */
final class CallDirectory {
    private final Map<ChannelId, LegAddress> legs = new ConcurrentHashMap<>();
    private final Map<PlaybackId, Runnable> playbacks = new ConcurrentHashMap<>();

    /**
     * Where a channel's signals go.
     *
     * @param call the call
     * @param attempt which of its legs; 0 for the caller
     */
    record LegAddress(CallActor call, int attempt) {}

    /** Enters a leg; false if the channel is known already. */
    boolean enter(ChannelId channel, LegAddress address) {
        return legs.putIfAbsent(channel, address) == null;
    }

    @Nullable LegAddress find(ChannelId channel) {
        return legs.get(channel);
    }

    List<Map.Entry<ChannelId, LegAddress>> all() {
        return List.copyOf(legs.entrySet());
    }

    void forget(Collection<ChannelId> channels) {
        channels.forEach(legs::remove);
    }

    void whenFinished(PlaybackId playback, Runnable then) {
        playbacks.put(playback, then);
    }

    void neverStarted(PlaybackId playback) {
        playbacks.remove(playback);
    }

    void finished(PlaybackId playback) {
        Runnable then = playbacks.remove(playback);
        if (then != null) {
            then.run();
        }
    }
}
