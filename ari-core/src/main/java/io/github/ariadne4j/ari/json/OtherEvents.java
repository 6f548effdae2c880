package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.ApplicationRegistered;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.ApplicationUnregistered;
import io.github.ariadne4j.ari.event.BridgeCreated;
import io.github.ariadne4j.ari.event.BridgeDestroyed;
import io.github.ariadne4j.ari.event.BridgeMerged;
import io.github.ariadne4j.ari.event.BridgeVideoSourceChanged;
import io.github.ariadne4j.ari.event.ContactStatusChange;
import io.github.ariadne4j.ari.event.DeviceStateChanged;
import io.github.ariadne4j.ari.event.EndpointStateChange;
import io.github.ariadne4j.ari.event.PeerStatusChange;
import io.github.ariadne4j.ari.event.PlaybackContinuing;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.event.PlaybackStarted;
import io.github.ariadne4j.ari.event.RecordingFailed;
import io.github.ariadne4j.ari.event.RecordingFinished;
import io.github.ariadne4j.ari.event.RecordingStarted;
import io.github.ariadne4j.ari.event.TextMessageReceived;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.ContactInfo;
import io.github.ariadne4j.ari.model.DeviceState;
import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Peer;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.TextMessage;
import java.util.Map;

/** Makers of events about applications, bridges, media and endpoints. */
final class OtherEvents {
    private OtherEvents() {}

    static void addTo(Map<String, EventMaker> makers) {
        makers.put("ApplicationRegistered", (header, fields) -> new ApplicationRegistered(header));
        makers.put("ApplicationUnregistered", (header, fields) -> new ApplicationUnregistered(header));
        makers.put("ApplicationReplaced", (header, fields) -> new ApplicationReplaced(header));
        makers.put("BridgeCreated", (header, fields) -> new BridgeCreated(header, bridge(fields)));
        makers.put("BridgeDestroyed", (header, fields) -> new BridgeDestroyed(header, bridge(fields)));
        makers.put(
                "BridgeMerged",
                (header, fields) ->
                        new BridgeMerged(header, bridge(fields), fields.required("bridge_from", Bridge.class)));
        makers.put(
                "BridgeVideoSourceChanged",
                (header, fields) ->
                        new BridgeVideoSourceChanged(header, bridge(fields), fields.text("old_video_source_id")));
        makers.put("PlaybackStarted", (header, fields) -> new PlaybackStarted(header, playback(fields)));
        makers.put("PlaybackContinuing", (header, fields) -> new PlaybackContinuing(header, playback(fields)));
        makers.put("PlaybackFinished", (header, fields) -> new PlaybackFinished(header, playback(fields)));
        makers.put("RecordingStarted", (header, fields) -> new RecordingStarted(header, recording(fields)));
        makers.put("RecordingFinished", (header, fields) -> new RecordingFinished(header, recording(fields)));
        makers.put("RecordingFailed", (header, fields) -> new RecordingFailed(header, recording(fields)));
        makers.put(
                "DeviceStateChanged",
                (header, fields) -> new DeviceStateChanged(header, fields.required("device_state", DeviceState.class)));
        makers.put("EndpointStateChange", (header, fields) -> new EndpointStateChange(header, endpoint(fields)));
        makers.put(
                "ContactStatusChange",
                (header, fields) -> new ContactStatusChange(
                        header, endpoint(fields), fields.required("contact_info", ContactInfo.class)));
        makers.put(
                "PeerStatusChange",
                (header, fields) ->
                        new PeerStatusChange(header, endpoint(fields), fields.required("peer", Peer.class)));
        makers.put(
                "TextMessageReceived",
                (header, fields) -> new TextMessageReceived(
                        header,
                        fields.required("message", TextMessage.class),
                        fields.optional("endpoint", Endpoint.class)));
    }

    private static Bridge bridge(EventFields fields) {
        return fields.required("bridge", Bridge.class);
    }

    private static Playback playback(EventFields fields) {
        return fields.required("playback", Playback.class);
    }

    private static LiveRecording recording(EventFields fields) {
        return fields.required("recording", LiveRecording.class);
    }

    private static Endpoint endpoint(EventFields fields) {
        return fields.required("endpoint", Endpoint.class);
    }
}
