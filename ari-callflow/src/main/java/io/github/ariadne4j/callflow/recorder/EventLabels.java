package io.github.ariadne4j.callflow.recorder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Events in a few words: the type, and what matters most in it. */
final class EventLabels {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventLabels() {}

    /** The event; a node without fields if the text is none. */
    static JsonNode parsed(String json) {
        try {
            return json.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String of(String type, JsonNode event) {
        String detail = switch (type) {
            case "ChannelStateChange" -> event.path("channel").path("state").asText();
            case "ChannelHangupRequest", "ChannelDestroyed" ->
                event.has("cause") ? "cause " + event.path("cause").asText() : "";
            case "StasisStart" ->
                event.has("replace_channel")
                        ? "replaces a channel"
                        : event.path("channel").path("name").asText();
            case "RecordingFailed" -> event.path("recording").path("cause").asText();
            case "PlaybackFinished" -> event.path("playback").path("state").asText();
            default -> "";
        };
        return detail.isEmpty() ? type : type + ' ' + detail;
    }
}
