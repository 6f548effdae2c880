package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the fields of one JSON object as they come by, and makes a value of them at its end. */
abstract class ObjectReader<T> {
    /** One field; the parser stands on its value and is left at the end of it. A field that is not known is skipped. */
    abstract void field(String name, JsonParser json) throws IOException;

    /** What the fields make; an {@link IllegalArgumentException} says what is missing. */
    abstract T made();

    /** The object that begins where the parser stands; null, and skipped, if something else does. */
    final @Nullable T read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field(name, json);
        }
        return made();
    }

    /** The objects of an array; none, and skipped, if it is no array. */
    static <T> List<T> list(JsonParser json, Supplier<? extends ObjectReader<T>> element) throws IOException {
        List<T> elements = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                T read = element.get().read(json);
                if (read != null) {
                    elements.add(read);
                }
            }
        } else {
            json.skipChildren();
        }
        return elements;
    }
}
