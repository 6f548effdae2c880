package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the call that a channel or a playback belongs to. Used on the loop. */
final class CallDirectory {
    private final Map<ChannelId, LegAddress> legs = new HashMap<>();
    private final Map<ChannelId, CallId> forgotten = new HashMap<>();
    private final Map<PlaybackId, Consumer<Playback>> playbacks = new HashMap<>();

    /**
     * Where a channel's signals go.
     *
     * @param call the call
     * @param attempt which of its legs; 0 for the caller
     * @param presence whether it is in the application, as far as Asterisk has shown it
     * @param since when the caller entered the application, by Asterisk's clock; null for a leg, and where no event told
     */
    record LegAddress(
            CallActor call,
            int attempt,
            Presence presence,
            @Nullable Instant since) {
        static LegAddress beingCreated(CallActor call, int attempt) {
            return new LegAddress(call, attempt, Presence.BEING_CREATED, null);
        }

        static LegAddress there(CallActor call, int attempt) {
            return new LegAddress(call, attempt, Presence.THERE, null);
        }

        /** The caller of a call, who entered the application then. */
        static LegAddress caller(CallActor call, @Nullable Instant since) {
            return new LegAddress(call, 0, Presence.THERE, since);
        }

        private LegAddress with(Presence changed) {
            return new LegAddress(call, attempt, changed, since);
        }

        /** Whether Asterisk has shown it to us; one that is being created may not be there yet. */
        boolean entered() {
            return presence != Presence.BEING_CREATED;
        }

        boolean hasLeft() {
            return presence == Presence.LEFT;
        }

        /** Whether this is a caller, and a look shows the channel in the dialplan: it has left, and no event told. */
        boolean isCallerElsewhere(Channel listed) {
            return attempt == 0 && AsteriskView.isElsewhere(listed);
        }

        /**
         * Whether an entry of the channel at that time begins another passage of it: it has left since, or the event that told so was
         * lost. The same entry may be told twice.
         */
        boolean isOverBefore(Instant entry) {
            return hasLeft() || (since != null && entry.isAfter(since));
        }
    }

    /** Whether a channel is in the application. */
    enum Presence {
        /** It was asked for. */
        BEING_CREATED,
        /** An event or a look has shown it. */
        THERE,
        /** It has left. Asterisk may still tell the call why, and the channel may come back as the caller of another call. */
        LEFT
    }

    /** Enters a leg; false if the channel is known already. */
    boolean enter(ChannelId channel, LegAddress address) {
        return legs.putIfAbsent(channel, address) == null;
    }

    /** A leg that was being created is there: an event has shown it. */
    void entered(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.THERE));
    }

    /** A look shows a channel. One that an event told to have left may be in an older list. */
    void listed(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.entered() ? leg : leg.with(Presence.THERE));
    }

    /** A channel has left the application. */
    void left(ChannelId channel) {
        legs.computeIfPresent(channel, (id, leg) -> leg.with(Presence.LEFT));
    }

    /** Whether a channel of this call has left the application, or is another call's by now. */
    boolean hasLeft(CallActor call, ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg != null && (leg.call() != call || leg.hasLeft());
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
        return legs.containsKey(channel) || forgotten.containsKey(channel);
    }

    /** The call that has this channel, or had it when the last look began or since; null if none had. */
    @Nullable CallId lastCallOf(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        return leg == null ? forgotten.get(channel) : leg.call().id();
    }

    /** A call is over; a channel that is another call's by now stays that call's. */
    void forget(CallActor call, Collection<ChannelId> channels) {
        for (ChannelId channel : channels) {
            LegAddress leg = legs.get(channel);
            if (leg != null && leg.call() == call) {
                forget(channel, leg);
            }
        }
    }

    /** A channel is free for another call. */
    void release(ChannelId channel) {
        LegAddress leg = legs.get(channel);
        if (leg != null) {
            forget(channel, leg);
        }
    }

    private void forget(ChannelId channel, LegAddress leg) {
        legs.remove(channel);
        forgotten.put(channel, leg.call().id());
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
