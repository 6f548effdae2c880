package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.List;

/**
 * The REST operations on a few installed sounds in one language and format. A sound that is not listed can be played as well.
 * Stateless.
 */
public final class SoundCommands {
    private static final List<String> INSTALLED = List.of("beep", "goodbye", "hello-world", "silence/1", "welcome");
    private static final String LANGUAGE = "en";
    private static final String FORMAT = "gsm";

    SoundCommands() {}

    /** The sounds, of a language and a format if one is given. */
    public ArrayNode list(String language, String format) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if ((language.isEmpty() || language.equals(LANGUAGE)) && (format.isEmpty() || format.equals(FORMAT))) {
            INSTALLED.forEach(id -> all.add(json(id)));
        }
        return all;
    }

    /** One sound. */
    public ObjectNode get(String id) {
        if (!INSTALLED.contains(id)) {
            throw RequestRefused.notFound("Sound not found");
        }
        return json(id);
    }

    private static ObjectNode json(String id) {
        ObjectNode sound = JsonNodeFactory.instance.objectNode().put("id", id).put("text", id);
        sound.putArray("formats").addObject().put("language", LANGUAGE).put("format", FORMAT);
        return sound;
    }
}
