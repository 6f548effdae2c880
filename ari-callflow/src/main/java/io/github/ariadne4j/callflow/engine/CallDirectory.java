package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the call that a channel or a playback belongs to. Used on the loop. */
final class CallDirectory {
    private final Map<ChannelId, LegAddress> legs = new HashMap<>();
    private final Set<ChannelId> forgotten = new HashSet<>();
    private final Map<PlaybackId, Consumer<Playback>> playbacks = new HashMap<>();

    /**
     * Where a channel's signals go.
     *
     * @param call the call
     * @param attempt which of its legs; 0 for the caller
     * @param entered whether Asterisk has shown it to us; one that is being created may not be there yet
     */
    record LegAddress(CallActor call, int attempt, boolean entered) {
        static LegAddress beingCreated(CallActor call, int attempt) {
            return new LegAddress(call, attempt, false);
        }

        static LegAddress there(CallActor call, int attempt) {
            return new LegAddress(call, attempt, true);
        }
    }

    /** Enters a leg; false if the channel is known already. */
    boolean enter(ChannelId channel, LegAddress address) {
        return legs.putIfAbsent(channel, address) == null;
    }

    /** A leg that was being created is there: an event or a look has shown it. */
    void entered(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> LegAddress.there(leg.call(), leg.attempt()));
    }

    @Nullable LegAddress find(ChannelId channel) {
        return legs.get(channel);
    }

    /** All legs as they are now. A look at Asterisk begins with this. */
    List<Map.Entry<ChannelId, LegAddress>> beginLook() {
        forgotten.clear();
        List<Map.Entry<ChannelId, LegAddress>> known = new ArrayList<>(legs.size());
        legs.forEach((channel, leg) -> known.add(Map.entry(channel, leg)));
        return known;
    }

    /** Whether a call had this channel when the look began, or since; a list of Asterisk's may still show what has ended. */
    boolean knewSinceLook(ChannelId channel) {
        return legs.containsKey(channel) || forgotten.contains(channel);
    }

    void forget(Collection<ChannelId> channels) {
        channels.forEach(legs::remove);
        forgotten.addAll(channels);
    }

    void whenFinished(PlaybackId playback, Consumer<Playback> then) {
        playbacks.put(playback, then);
    }

    void neverStarted(PlaybackId playback) {
        playbacks.remove(playback);
    }

    void finished(Playback playback) {
        Consumer<Playback> then = playbacks.remove(playback.id());
        if (then != null) {
            then.accept(playback);
        }
    }
}
