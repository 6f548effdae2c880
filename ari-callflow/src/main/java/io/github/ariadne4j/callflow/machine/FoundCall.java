package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk holds of a call that an earlier life of the application left.
 *
 * @param caller the state of the caller's leg; null if it is gone
 * @param legs the legs that are there, by the number of their attempt
 * @param bridge who is in the call's bridge; null if there is none
 * @param lastSeen when the call was last known to be watched
 * @param asteriskRestarted whether it is another Asterisk than the one that the call ran on: nothing is left then
 */
public record FoundCall(
        @Nullable ChannelState caller,
        SortedMap<Integer, FoundLeg> legs,
        @Nullable Set<ChannelId> bridge,
        Instant lastSeen,
        boolean asteriskRestarted) {
    /** Copies the collections. */
    public FoundCall {
        legs = Collections.unmodifiableSortedMap(new TreeMap<>(legs));
        bridge = bridge == null ? null : Set.copyOf(bridge);
    }

    /** Nothing is left but the session, as after a restart of Asterisk. */
    public static FoundCall lostWithAsterisk(Instant lastSeen) {
        return new FoundCall(null, new TreeMap<>(), null, lastSeen, true);
    }

    boolean inBridge(ChannelId channel) {
        return bridge != null && bridge.contains(channel);
    }

    /**
     * A leg that is there.
     *
     * @param state its state
     * @param channelName what Asterisk calls it
     * @param created when it was created
     */
    public record FoundLeg(ChannelState state, String channelName, Instant created) {
        /** This channel, created then if Asterisk does not say. */
        public static FoundLeg of(Channel channel, Instant otherwise) {
            Instant created = channel.created();
            return new FoundLeg(channel.state(), channel.name(), created == null ? otherwise : created);
        }

        /** {@code PJSIP/my-peer-0000001a} was dialled at {@code PJSIP/my-peer}; for which number, it does not tell. */
        String endpoint() {
            int end = channelName.lastIndexOf('-');
            return end > 0 ? channelName.substring(0, end) : channelName;
        }
    }
}
