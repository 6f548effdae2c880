package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.Replacement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The channels and bridges in Asterisk of a call that an earlier instance left.
 *
 * @param channels every channel in the application, of this call and of others
 * @param created the channels whose ids name legs of this call
 * @param bridges the members of the bridges whose ids name bridges of this call
 * @param replacements how the members of these bridges took their places, as far as their names show
 * @param undialled those of its channels that are known not to have been dialled
 * @param serverLost whether it is another Asterisk than the one that the call ran on: nothing is left then
 * @param lastSeen when the call was last known to be watched
 * @param asOf when the lists were asked for
 * @param at now
 * @param originated whether there is the outbound call that its flow was about to begin when it was interrupted
 */
public record RecoveryEvidence(
        Map<ChannelId, ChannelState> channels,
        Map<LegId, ChannelId> created,
        Map<BridgeKey, Set<ChannelId>> bridges,
        Map<ChannelId, Replacement> replacements,
        Set<ChannelId> undialled,
        boolean serverLost,
        Instant lastSeen,
        Instant asOf,
        Instant at,
        boolean originated) {
    /** Of a call whose flow was not about to begin another one. */
    public RecoveryEvidence(
            Map<ChannelId, ChannelState> channels,
            Map<LegId, ChannelId> created,
            Map<BridgeKey, Set<ChannelId>> bridges,
            Map<ChannelId, Replacement> replacements,
            Set<ChannelId> undialled,
            boolean serverLost,
            Instant lastSeen,
            Instant asOf,
            Instant at) {
        this(channels, created, bridges, replacements, undialled, serverLost, lastSeen, asOf, at, false);
    }

    /** Copies what is of this call; the channels, which all calls share, must not change. */
    public RecoveryEvidence {
        created = Map.copyOf(created);
        bridges = Map.copyOf(bridges);
        replacements = Map.copyOf(replacements);
        undialled = Set.copyOf(undialled);
    }
}
