package io.github.ariadne4j.testkit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hides secrets, and numbers if required, in the values of a line before it is written. */
final class Redactor {
    /** The fields of an object that name the content of its field with the value. */
    private static final List<String> NAMES = List.of("variable", "attribute", "name");

    private final Masks masks;

    private Redactor(Masks masks) {
        this.masks = masks;
    }

    static Redactor of(Masking masking) {
        return new Redactor(
                masking instanceof Masking.Numbers numbers
                        ? new NumberMasks(numbers.leadingDigits())
                        : (name, text) -> text);
    }

    JsonNode redacted(JsonNode json) {
        return redacted("", json);
    }

    Map<String, String> redacted(Map<String, String> query) {
        String described = query.getOrDefault("variable", "value");
        Map<String, String> redacted = new LinkedHashMap<>();
        query.forEach((name, text) -> {
            if (!name.equals("api_key")) {
                redacted.put(name, hidden(name.equals("value") ? described : name, text));
            }
        });
        return redacted;
    }

    String redactedPath(String path) {
        return hidden("path", path);
    }

    private JsonNode redacted(String name, JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(hidden(name, json.textValue()));
        }
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(redacted(name, element)));
            return array;
        }
        return json.isObject() ? redactedObject(name, json) : redactedScalar(name, json);
    }

    private JsonNode redactedObject(String parent, JsonNode json) {
        String described = NAMES.stream()
                .map(key -> json.path(key).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("value");
        var object = JsonNodeFactory.instance.objectNode();
        json.properties()
                .forEach(field -> object.set(
                        field.getKey(), redacted(nameOf(parent, field.getKey(), described), field.getValue())));
        return object;
    }

    /** A number may be a secret as well. */
    private static JsonNode redactedScalar(String name, JsonNode json) {
        return json.isNumber() && Secrets.isSecret(name) ? TextNode.valueOf(Secrets.HIDDEN) : json;
    }

    private static String nameOf(String parent, String key, String described) {
        boolean caller = parent.equals("caller") || parent.equals("connected");
        return key.equals("value") ? described : caller ? parent + '.' + key : key;
    }

    private String hidden(String name, String text) {
        return masks.masked(name, Secrets.hidden(name, text));
    }

    /** A mask for data other than secrets. */
    @FunctionalInterface
    interface Masks {
        String masked(String name, String text);
    }
}
