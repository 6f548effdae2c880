package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object from a stream of tokens: takes each field in order, and makes a value at the end. */
abstract class ObjectReader<T> {
    /** Takes one field; the parser is at its value, and is left at the end of it. An unknown field is skipped. */
    abstract void field(String name, JsonParser json) throws IOException;

    /** Makes the value; throws {@link IllegalArgumentException} if a required field is missing. */
    abstract T made();

    /** The object at the parser's position; null if another value is there, which is skipped. */
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

    /** The objects of an array; empty if another value is there, which is skipped. */
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
