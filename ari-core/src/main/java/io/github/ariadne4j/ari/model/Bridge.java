package io.github.ariadne4j.ari.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bridge as one event or response showed it: a snapshot, not a handle.
 *
 * @param id the bridge's id
 * @param technology the mixing technology at that moment, for example {@code simple_bridge}
 * @param type {@code mixing} or {@code holding}
 * @param bridgeClass what kind of bridge it is to Asterisk, {@code stasis} for one made by ARI
 * @param creator who made it, {@code Stasis} for one made by ARI
 * @param name the name its creator gave it, empty if none
 * @param channels the members
 * @param videoMode {@code none}, {@code talker}, {@code sfu} or {@code single}; empty if unknown
 * @param videoSource the id of the channel whose video is shown, empty if none
 * @param created when it was created; null if Asterisk did not say
 * @param variables its variables that {@code bridgevars} in {@code ari.conf} adds
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
