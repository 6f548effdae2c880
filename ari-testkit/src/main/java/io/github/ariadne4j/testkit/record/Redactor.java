package io.github.ariadne4j.testkit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hides secrets, and numbers if required, in the values of a line before it is written. */
final class Censor {
    /** The fields of an object that name the content of its field with the value. */
    private static final List<String> NAMES = List.of("variable", "attribute", "name");

    private final Masks masks;

    private Censor(Masks masks) {
        this.masks = masks;
    }

    static Censor of(Masking masking) {
        return new Censor(
                masking instanceof Masking.Numbers numbers
                        ? new NumberMasks(numbers.leadingDigits())
                        : (name, text) -> text);
    }

    JsonNode censored(JsonNode json) {
        return censored("", json);
    }

    Map<String, String> censored(Map<String, String> query) {
        String described = query.getOrDefault("variable", "value");
        Map<String, String> censored = new LinkedHashMap<>();
        query.forEach((name, text) -> {
            if (!name.equals("api_key")) {
                censored.put(name, hidden(name.equals("value") ? described : name, text));
            }
        });
        return censored;
    }

    String censoredPath(String path) {
        return hidden("path", path);
    }

    private JsonNode censored(String name, JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(hidden(name, json.textValue()));
        }
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(censored(name, element)));
            return array;
        }
        return json.isObject() ? censoredObject(name, json) : censoredScalar(name, json);
    }

    private JsonNode censoredObject(String parent, JsonNode json) {
        String described = NAMES.stream()
                .map(key -> json.path(key).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("value");
        var object = JsonNodeFactory.instance.objectNode();
        json.properties()
                .forEach(field -> object.set(
                        field.getKey(), censored(nameOf(parent, field.getKey(), described), field.getValue())));
        return object;
    }

    /** A number may be a secret as well. */
    private static JsonNode censoredScalar(String name, JsonNode json) {
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
