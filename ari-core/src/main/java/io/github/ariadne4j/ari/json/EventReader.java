package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads events in one pass over their text. Unknown fields are ignored, and an unknown type becomes an
 * {@link UnknownEvent}. A text that is not an event throws {@link MalformedJsonException}. Stateless: any thread.
 */
public final class EventReader {
    private static final Map<String, EventMaker> MAKERS = makers();

    private EventReader() {}

    private static Map<String, EventMaker> makers() {
        Map<String, EventMaker> makers = new HashMap<>();
        ChannelEvents.addTo(makers);
        OtherEvents.addTo(makers);
        TransferEvents.addTo(makers);
        return Map.copyOf(makers);
    }

    /** The event in this text frame. */
    public static AriEvent read(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return read(utf8, utf8.length);
    }

    /**
     * The event in this text frame.
     *
     * @param utf8 an array with the text; may be reused afterwards
     * @param length length of the text in bytes
     */
    public static AriEvent read(byte[] utf8, int length) {
        EventText text = EventText.of(utf8, length);
        try (JsonParser json = text.parser()) {
            json.nextToken();
            EventFields fields = json.currentToken() == null ? null : new EventFields(text).read(json);
            if (fields == null || fields.type().isEmpty()) {
                throw new IllegalArgumentException("an event is an object with a type");
            }
            return event(fields, utf8, length);
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("not what ARI promises: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedJsonException("not readable: " + e.getMessage(), e);
        }
    }

    private static AriEvent event(EventFields fields, byte[] utf8, int length) {
        String type = fields.type();
        EventMaker maker = MAKERS.get(type);
        return maker == null
                ? new UnknownEvent(fields.header(), type, new String(utf8, 0, length, StandardCharsets.UTF_8))
                : maker.make(fields.header(), fields);
    }
}
