package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.MediaTarget;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedPlayback;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.telephony.Playing;
import java.util.List;

/** The REST operations on playbacks, one a method. Under the loop's lock only. */
public final class PlaybackCommands {
    private final Inventory inventory;
    private final Playing playing;

    PlaybackCommands(Inventory inventory, Playing playing) {
        this.inventory = inventory;
        this.playing = playing;
    }

    /** Plays to a channel; an unanswered caller receives early media. */
    public ObjectNode playToChannel(String channelId, String playbackId, List<String> media, String language) {
        SimulatedChannel channel = inventory.channelForMedia(channelId);
        SimulatedPlayback playback = playback(channel, playbackId, media, language);
        if (!channel.isUp()) {
            channel.sip.progress();
        }
        return playing.queue(playback);
    }

    /** Plays to a bridge. */
    public ObjectNode playToBridge(String bridgeId, String playbackId, List<String> media, String language) {
        return playing.queue(playback(inventory.bridge(bridgeId), playbackId, media, language));
    }

    /** One playback. */
    public ObjectNode get(String id) {
        return Snapshots.of(require(id));
    }

    /** Stops a playback; numbers, digits and characters are played to their end. */
    public void stop(String id) {
        SimulatedPlayback playback = require(id);
        if (!playback.isControllable()) {
            throw RequestRefused.failed("Could not stop playback");
        }
        playing.stop(playback);
    }

    /** Restarts, pauses, unpauses, winds back or winds forward. */
    public void control(String id, String operation) {
        SimulatedPlayback playback = require(id);
        switch (operation) {
            case "restart", "reverse", "forward" -> playing.wind(playback, operation);
            case "pause" -> playing.pause(playback);
            case "unpause" -> playing.resume(playback);
            case "" -> throw RequestRefused.badRequest("Missing parameter operation");
            default -> throw RequestRefused.badRequest("Invalid playback operation " + operation);
        }
    }

    private SimulatedPlayback playback(MediaTarget target, String playbackId, List<String> media, String language) {
        if (media.isEmpty()) {
            throw RequestRefused.badRequest("At least one media URI must be provided");
        }
        String id = playbackId.isEmpty() ? "playback-" + inventory.nextNumber() : playbackId;
        if (inventory.playbacks.containsKey(id)) {
            throw RequestRefused.conflict("Playback with given unique ID already exists");
        }
        return new SimulatedPlayback(id, target, media, language);
    }

    private SimulatedPlayback require(String id) {
        SimulatedPlayback playback = inventory.playbacks.get(id);
        if (playback == null) {
            throw RequestRefused.notFound("Playback not found");
        }
        return playback;
    }
}
