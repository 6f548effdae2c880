package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The channels and bridges of one call in an Asterisk. */
final class FakeAsterisk {
    final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
    private final Map<BridgeKey, Set<ChannelId>> bridges = new HashMap<>();
    private final Set<BridgeKey> names = new HashSet<>();
    private boolean lost;

    /** A channel. */
    static final class Channel {
        final ChannelId id;
        final boolean created;
        boolean lives = true;
        boolean inStasis = true;
        boolean dialled;
        boolean rings;
        boolean up;

        @Nullable ChannelId listensTo;

        Channel(ChannelId id, boolean created) {
            this.id = id;
            this.created = created;
        }

        boolean isOurs() {
            return lives && inStasis;
        }
    }

    Channel add(ChannelId id, boolean created) {
        Channel channel = new Channel(id, created);
        channels.put(id, channel);
        return channel;
    }

    @Nullable Channel find(ChannelId id) {
        return channels.get(id);
    }

    boolean isOurs(ChannelId id) {
        Channel channel = channels.get(id);
        return channel != null && channel.isOurs();
    }

    /** False: it is there, or was. */
    boolean createBridge(BridgeKey key) {
        return names.add(key) && bridges.put(key, new HashSet<>()) == null;
    }

    boolean hasBridge(BridgeKey key) {
        return bridges.containsKey(key);
    }

    void destroyBridge(BridgeKey key) {
        bridges.remove(key);
    }

    Set<ChannelId> membersOf(BridgeKey key) {
        return bridges.getOrDefault(key, Set.of());
    }

    Map<BridgeKey, Set<ChannelId>> bridges() {
        return bridges;
    }

    @Nullable BridgeKey bridgeOf(ChannelId channel) {
        for (Map.Entry<BridgeKey, Set<ChannelId>> bridge : bridges.entrySet()) {
            if (bridge.getValue().contains(channel)) {
                return bridge.getKey();
            }
        }
        return null;
    }

    /** Whether it was restarted. */
    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
        channels.values().forEach(channel -> channel.lives = false);
        bridges.clear();
    }
}
