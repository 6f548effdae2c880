package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Media played to channels: every sound is equally short. Under the loop's lock only. */
public final class PlaybackCommands {
    private static final Duration LENGTH = Duration.ofMillis(100);

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;

    PlaybackCommands(AsteriskLoop loop, Inventory inventory, EventPublisher events) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
    }

    /** Plays to a channel; an unanswered caller gets early media by it. */
    public ObjectNode play(String channelId, String playbackId, String media, String language) {
        SimulatedChannel channel = inventory.channelForMedia(channelId);
        String id = playbackId.isEmpty() ? "playback-" + inventory.nextNumber() : playbackId;
        if (inventory.playbacks.containsKey(id)) {
            throw RequestRefused.conflict("Playback with given unique ID already exists");
        }
        if (!channel.isUp()) {
            channel.sip.progress();
        }
        ObjectNode playback = playback(id, channelId, media, language);
        inventory.playbacks.put(id, playback);
        loop.later(AsteriskLoop.tick(), () -> start(channel, id));
        return playback.deepCopy();
    }

    /** One playback. */
    public ObjectNode get(String id) {
        return require(id).deepCopy();
    }

    /** Stops a playback. */
    public void stop(String id) {
        require(id);
        String target = require(id).path("target_uri").asText();
        SimulatedChannel channel = inventory.channels.get(target.substring("channel:".length()));
        if (channel == null) {
            inventory.playbacks.remove(id);
        } else {
            finish(channel, id);
        }
    }

    private void start(SimulatedChannel channel, String id) {
        ObjectNode playback = inventory.playbacks.get(id);
        if (playback != null) {
            playback.put("state", "playing");
            events.aboutChannel(channel, Events.playback("PlaybackStarted", playback));
            loop.later(LENGTH, () -> finish(channel, id));
        }
    }

    private void finish(SimulatedChannel channel, String id) {
        ObjectNode playback = inventory.playbacks.remove(id);
        if (playback != null) {
            playback.put("state", channel.gone ? "failed" : "done");
            events.aboutChannel(channel, Events.playback("PlaybackFinished", playback));
        }
    }

    private ObjectNode require(String id) {
        ObjectNode playback = inventory.playbacks.get(id);
        if (playback == null) {
            throw RequestRefused.notFound("Playback not found");
        }
        return playback;
    }

    private static ObjectNode playback(String id, String channelId, String media, String language) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("media_uri", media)
                .put("target_uri", "channel:" + channelId)
                .put("language", language)
                .put("state", "queued");
    }
}
