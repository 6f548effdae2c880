package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one event of any type, each read as the type that ARI defines for it. */
final class EventFields extends ObjectReader<EventFields> {
    private static final ValueReader CHANNEL = json -> new ChannelFields().read(json);
    private static final ValueReader BRIDGE = json -> new BridgeFields().read(json);
    private static final ValueReader TEXT = Values::text;
    private static final ValueReader SHARED = Values::shared;
    private static final ValueReader INTEGER = Values::integer;

    private static final Map<String, ValueReader> READERS = Map.ofEntries(
            Map.entry("replace_channel", CHANNEL),
            Map.entry("transferee", CHANNEL),
            Map.entry("transfer_target", CHANNEL),
            Map.entry("transferer_first_leg", CHANNEL),
            Map.entry("transferer_second_leg", CHANNEL),
            Map.entry("destination_link_first_leg", CHANNEL),
            Map.entry("destination_link_second_leg", CHANNEL),
            Map.entry("destination_threeway_channel", CHANNEL),
            Map.entry("forwarded", CHANNEL),
            Map.entry("peer", EventFields::peer),
            Map.entry("caller", EventFields::caller),
            Map.entry("bridge", BRIDGE),
            Map.entry("bridge_from", BRIDGE),
            Map.entry("transferer_first_leg_bridge", BRIDGE),
            Map.entry("transferer_second_leg_bridge", BRIDGE),
            Map.entry("destination_threeway_bridge", BRIDGE),
            Map.entry("playback", json -> new MediaFields.Played().read(json)),
            Map.entry("recording", json -> new MediaFields.Recorded().read(json)),
            Map.entry("endpoint", json -> new EndpointFields.Whole().read(json)),
            Map.entry("contact_info", json -> new EndpointFields.Contact().read(json)),
            Map.entry("device_state", json -> new EndpointFields.Device().read(json)),
            Map.entry("message", json -> new EndpointFields.Text().read(json)),
            Map.entry("refer_to", json -> new ReferFields.To().read(json)),
            Map.entry("referred_by", json -> new ReferFields.By().read(json)),
            Map.entry("args", Values::texts),
            Map.entry("userevent", Values::textsByName),
            Map.entry("soft", Values::truth),
            Map.entry("is_external", Values::truth),
            Map.entry("cause", INTEGER),
            Map.entry("tech_cause", INTEGER),
            Map.entry("duration", INTEGER),
            Map.entry("duration_ms", INTEGER),
            Map.entry("caller_presentation", INTEGER),
            Map.entry("variable", SHARED),
            Map.entry("value", TEXT),
            Map.entry("cause_txt", SHARED),
            Map.entry("caller_presentation_txt", SHARED),
            Map.entry("digit", SHARED),
            Map.entry("musicclass", SHARED),
            Map.entry("destination", SHARED),
            Map.entry("destination_type", SHARED),
            Map.entry("destination_bridge", TEXT),
            Map.entry("destination_application", TEXT),
            Map.entry("dialplan_app", SHARED),
            Map.entry("dialplan_app_data", TEXT),
            Map.entry("eventname", TEXT),
            Map.entry("dialstatus", SHARED),
            Map.entry("dialstring", TEXT),
            Map.entry("forward", TEXT),
            Map.entry("old_video_source_id", TEXT),
            Map.entry("exten", TEXT),
            Map.entry("context", SHARED),
            Map.entry("result", SHARED),
            Map.entry("state", SHARED),
            Map.entry("called", TEXT),
            Map.entry("winner_app", SHARED));

    private final EventText text;
    private String type = "";
    private String application = "";
    private String asteriskId = "";
    private @Nullable Instant timestamp;
    private @Nullable Channel channel;
    private String[] names = new String[4];
    private Object[] values = new Object[4];
    private int count;

    private interface ValueReader {
        @Nullable Object read(JsonParser json) throws IOException;
    }

    EventFields(EventText text) {
        this.text = text;
    }

    /** A leg in {@code Dial}, a registration in {@code PeerStatusChange}; told apart by their fields. */
    private static @Nullable Object peer(JsonParser json) throws IOException {
        return new PeerFields().read(json);
    }

    /** A leg in {@code Dial}, a number in {@code CallBroadcast}. */
    private static @Nullable Object caller(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.START_OBJECT ? new ChannelFields().read(json) : Values.text(json);
    }

    @Override
    void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = Values.shared(json);
            case "timestamp" -> timestamp = Values.instant(json);
            case "application" -> application = Values.shared(json);
            case "asterisk_id" -> asteriskId = Values.shared(json);
            case "channel" -> channel = text.channel(json);
            default -> otherField(name, json);
        }
    }

    private void otherField(String name, JsonParser json) throws IOException {
        ValueReader reader = READERS.get(name);
        if (reader == null) {
            json.skipChildren();
        } else {
            add(name, reader.read(json));
        }
    }

    private void add(String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        names[count] = name;
        values[count] = value;
        count++;
    }

    @Override
    EventFields made() {
        return this;
    }

    /** The value of this field; null if it is missing or of another type. Of a repeated field the last one. */
    <T> @Nullable T optional(String name, Class<T> expected) {
        for (int at = count - 1; at >= 0; at--) {
            if (names[at].equals(name)) {
                return expected.isInstance(values[at]) ? expected.cast(values[at]) : null;
            }
        }
        return null;
    }

    <T> T required(String name, Class<T> expected) {
        return there(name, optional(name, expected));
    }

    private <T> T there(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a " + type + " has a field " + name);
        }
        return value;
    }

    String type() {
        return type;
    }

    EventHeader header() {
        return new EventHeader(timestamp == null ? Instant.now() : timestamp, application, asteriskId);
    }

    Channel channel() {
        return there("channel", channel);
    }

    /** The channel; null in an event without one. */
    @Nullable Channel channelIfAny() {
        return channel;
    }

    @Nullable Channel channel(String name) {
        return optional(name, Channel.class);
    }

    @Nullable Bridge bridge(String name) {
        return optional(name, Bridge.class);
    }

    /** The text of this field; empty if it is missing. */
    String text(String name) {
        String value = optional(name, String.class);
        return value == null ? "" : value;
    }

    @Nullable Integer integer(String name) {
        return optional(name, Integer.class);
    }

    /** The number of this field; zero if it is missing. */
    int number(String name) {
        Integer number = integer(name);
        return number == null ? 0 : number;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(optional(name, Boolean.class));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
        List<String> texts = optional(name, List.class);
        return texts == null ? List.of() : texts;
    }

    @SuppressWarnings("unchecked")
    Map<String, String> textsByName(String name) {
        Map<String, String> texts = optional(name, Map.class);
        return texts == null ? Map.of() : texts;
    }
}
