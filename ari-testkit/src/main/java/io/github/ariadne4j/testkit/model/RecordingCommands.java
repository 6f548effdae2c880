package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.MediaTarget;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedRecording;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.telephony.Recording;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.Set;

/** The REST operations on live and stored recordings, one a method. Under the loop's lock only. */
public final class RecordingCommands {
    private static final Set<String> FORMATS =
            Set.of("wav", "wav49", "gsm", "ulaw", "alaw", "sln", "sln16", "g722", "g729", "h264", "ogg");

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final Recording recording;

    RecordingCommands(AsteriskLoop loop, Inventory inventory, Recording recording) {
        this.loop = loop;
        this.inventory = inventory;
        this.recording = recording;
    }

    /** Records the sound from a channel. */
    public ObjectNode recordChannel(String channelId, RecordRequest request) {
        SimulatedChannel channel = inventory.channelInStasis(channelId);
        SimulatedRecording started = start(channel, request);
        channel.recording = started;
        return recording.queue(started);
    }

    /** Records a bridge. */
    public ObjectNode recordBridge(String bridgeId, RecordRequest request) {
        return recording.queue(start(inventory.bridge(bridgeId), request));
    }

    /** One live recording. */
    public ObjectNode live(String name) {
        return Snapshots.of(require(name), loop.timers().now());
    }

    /** Stops a recording and stores it. */
    public void stop(String name) {
        recording.finish(require(name), "done");
    }

    /** Stops a recording and discards it. */
    public void cancel(String name) {
        recording.finish(require(name), "canceled");
    }

    /** Pauses or resumes. */
    public void pause(String name, boolean paused) {
        SimulatedRecording live = requireStarted(name);
        live.enter(paused ? "paused" : "recording");
    }

    /** Mutes, which records silence, or unmutes; nothing of it is seen from outside. */
    public void mute(String name) {
        requireStarted(name);
    }

    /** All stored recordings. */
    public ArrayNode stored() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.stored.forEach((name, format) -> all.add(stored(name, format)));
        return all;
    }

    /** One stored recording. */
    public ObjectNode stored(String name) {
        return stored(name, requireStored(name));
    }

    /** Deletes a stored recording. */
    public void deleteStored(String name) {
        requireStored(name);
        inventory.stored.remove(name);
    }

    /** Copies a stored recording. */
    public ObjectNode copyStored(String name, String destination) {
        String format = requireStored(name);
        if (destination.isEmpty()) {
            throw RequestRefused.badRequest("Missing parameter destinationRecordingName");
        }
        if (inventory.stored.putIfAbsent(destination, format) != null) {
            throw RequestRefused.conflict("A recording with the same name already exists");
        }
        return stored(destination, format);
    }

    private SimulatedRecording start(MediaTarget target, RecordRequest request) {
        if (request.name().isEmpty()) {
            throw RequestRefused.badRequest("Recording name is required");
        }
        if (!FORMATS.contains(request.format())) {
            throw RequestRefused.unprocessable("The format '" + request.format() + "' is unknown on this system");
        }
        boolean keeps = request.ifExists().isEmpty() || request.ifExists().equals("fail");
        boolean exists = inventory.stored.containsKey(request.name());
        if (inventory.recordings.containsKey(request.name()) || (keeps && exists)) {
            throw RequestRefused.conflict("Recording '" + request.name() + "' already exists");
        }
        return new SimulatedRecording(
                request.name(),
                request.format(),
                target,
                request.terminateOn(),
                request.maxDuration(),
                loop.timers().now());
    }

    private SimulatedRecording require(String name) {
        SimulatedRecording live = inventory.recordings.get(name);
        if (live == null) {
            throw RequestRefused.notFound("Recording not found");
        }
        return live;
    }

    private SimulatedRecording requireStarted(String name) {
        SimulatedRecording live = require(name);
        if (live.state().equals("queued")) {
            throw RequestRefused.conflict("Recording not in session");
        }
        return live;
    }

    private String requireStored(String name) {
        String format = inventory.stored.get(name);
        if (format == null) {
            throw RequestRefused.notFound("Recording not found");
        }
        return format;
    }

    private static ObjectNode stored(String name, String format) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("format", format);
    }
}
