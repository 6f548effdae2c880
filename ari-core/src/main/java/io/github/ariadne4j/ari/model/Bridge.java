package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * A bridge as one event or response showed it: a snapshot, not a handle.
 *
 * @param id the bridge's id
 * @param technology the mixing technology at that moment, for example {@code simple_bridge}
 * @param type {@code mixing} or {@code holding}
 * @param name the name its creator gave it, empty if none
 * @param channels the members
 */
public record Bridge(BridgeId id, String technology, String type, String name, List<ChannelId> channels) {
    /** Copies the members. */
    public Bridge {
        channels = List.copyOf(channels);
    }
}
