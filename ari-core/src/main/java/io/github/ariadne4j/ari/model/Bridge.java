package io.github.ariadne4j.ari.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bridge at the time of one event or answer: a snapshot, not a handle.
 *
 * @param id the bridge's id
 * @param technology the mixing technology at that moment, for example {@code simple_bridge}
 * @param type {@code mixing} or {@code holding}
 * @param bridgeClass Asterisk's class of the bridge, {@code stasis} for one made by ARI
 * @param creator the module that created it, {@code Stasis} for one made by ARI
 * @param name the name given at its creation, empty if none
 * @param channels the members
 * @param videoMode {@code none}, {@code talker}, {@code sfu} or {@code single}; empty if unknown
 * @param videoSource the id of the channel whose video is shown, empty if none
 * @param created when it was created; null if unknown
 * @param variables the bridge variables named by {@code bridgevars} in {@code ari.conf}
 */
public record Bridge(
        BridgeId id,
        String technology,
        String type,
        String bridgeClass,
        String creator,
        String name,
        List<ChannelId> channels,
        String videoMode,
        String videoSource,
        @Nullable Instant created,
        Map<String, String> variables) {
    /** Copies members and variables. */
    public Bridge {
        channels = List.copyOf(channels);
        variables = Map.copyOf(variables);
    }
}
