package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the value at the parser's position. A value of another type counts as missing. */
final class Values {
    /** Shared, since each event of a call has its ids. */
    private static final Interner<ChannelId> CHANNEL_IDS = new Interner<>(1 << 13, ChannelId::new);

    private static final Interner<BridgeId> BRIDGE_IDS = new Interner<>(1 << 12, BridgeId::new);
    private static final Interner<String> TEXTS = new Interner<>(1 << 10, text -> text);

    private Values() {}

    /** A text; empty if the value is none. */
    static String text(JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return "";
        }
        return json.getValueAsString("");
    }

    /** A text from a shared cache, for values that many events have: contexts, languages, names of variables. */
    static String shared(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? TEXTS.of(json) : text(json);
    }

    static ChannelId channelId(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? CHANNEL_IDS.of(json) : new ChannelId(text(json));
    }

    static BridgeId bridgeId(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? BRIDGE_IDS.of(json) : new BridgeId(text(json));
    }

    static @Nullable Instant instant(JsonParser json) throws IOException {
        return Timestamps.read(text(json));
    }

    static @Nullable Integer integer(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
            return json.getIntValue();
        }
        json.skipChildren();
        return null;
    }

    static @Nullable Duration seconds(JsonParser json) throws IOException {
        Integer seconds = integer(json);
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds);
    }

    static boolean truth(JsonParser json) throws IOException {
        json.skipChildren();
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** The texts of an array. */
    static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        eachOf(json, () -> texts.add(text(json)));
        return texts;
    }

    /** The members of a bridge; optimised for at most two. */
    static List<ChannelId> channelIds(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return List.of();
        }
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        ChannelId first = channelId(json);
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of(first);
        }
        ChannelId second = channelId(json);
        return json.nextToken() == JsonToken.END_ARRAY ? List.of(first, second) : manyIds(first, second, json);
    }

    private static List<ChannelId> manyIds(ChannelId first, ChannelId second, JsonParser json) throws IOException {
        List<ChannelId> ids = new ArrayList<>();
        ids.add(first);
        ids.add(second);
        while (json.currentToken() != JsonToken.END_ARRAY) {
            ids.add(channelId(json));
            json.nextToken();
        }
        return ids;
    }

    /** The values of an object by name; a value that is not a text is kept as JSON. */
    static Map<String, String> textsByName(JsonParser json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return texts;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            boolean structured = json.nextToken().isStructStart();
            texts.put(name, structured ? AriJson.copy(json) : text(json));
        }
        return texts;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void eachOf(JsonParser json, Step step) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            step.run();
        }
    }
}
