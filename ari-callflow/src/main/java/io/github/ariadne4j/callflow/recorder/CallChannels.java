package io.github.ariadne4j.callflow.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The channels of a call from its events, in the order of their first event. */
final class CallChannels {
    private static final String CALL_ID = "protocol_id";

    private final Map<String, Seen> all = new LinkedHashMap<>();

    private static final class Seen {
        private String callId = "";
        private @Nullable Integer sipStatus;
        private boolean ended;
    }

    /** Any field of an event may be a channel. */
    void look(String type, JsonNode event) {
        for (JsonNode field : event) {
            if (field.has(CALL_ID) && field.has("id")) {
                Seen seen = all.computeIfAbsent(field.path("id").asText(), id -> new Seen());
                String callId = field.path(CALL_ID).asText();
                seen.callId = callId.isEmpty() ? seen.callId : callId;
            }
        }
        Seen about = all.get(event.path("channel").path("id").asText());
        if (about != null) {
            about.ended |= type.equals("ChannelDestroyed");
            about.sipStatus = event.has("tech_cause")
                    ? Integer.valueOf(event.path("tech_cause").asInt())
                    : about.sipStatus;
        }
    }

    /** Those that are legs of the call. */
    List<CallChannel> in(Function<String, Lane> laneOf) {
        List<CallChannel> channels = new ArrayList<>();
        all.forEach((id, seen) -> {
            Lane lane = laneOf.apply(id);
            if (lane.leg() != null) {
                channels.add(new CallChannel(lane, id, seen.callId, seen.sipStatus, !seen.ended));
            }
        });
        return channels;
    }
}
