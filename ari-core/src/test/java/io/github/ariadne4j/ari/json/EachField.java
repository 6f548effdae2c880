package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a JSON text that have no influence on the value that is read from it. */
final class EachField {
    private final JsonNode whole;
    private final Function<String, Object> reader;
    private final Object read;
    private final List<String> lost = new ArrayList<>();

    private EachField(JsonNode whole, Function<String, Object> reader) {
        this.whole = whole;
        this.reader = reader;
        this.read = reader.apply(whole.toString());
    }

    /** Their paths, at any depth. */
    static List<String> lost(JsonNode whole, Function<String, Object> reader) {
        EachField each = new EachField(whole, reader);
        each.look(whole, "");
        return each.lost;
    }

    private void look(JsonNode at, String path) {
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String here = path + '/' + field.getKey();
                look(field.getValue(), here);
                JsonNode removed = object.remove(field.getKey());
                if (read.equals(readOrNull())) {
                    lost.add(here);
                }
                object.set(field.getKey(), removed);
            }
        } else if (at instanceof ArrayNode array) {
            for (JsonNode element : array) {
                look(element, path + "[]");
            }
        }
    }

    private @Nullable Object readOrNull() {
        try {
            return reader.apply(whole.toString());
        } catch (MalformedJsonException refused) {
            return null;
        }
    }
}
