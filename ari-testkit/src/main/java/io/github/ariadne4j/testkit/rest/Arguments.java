package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parameters of a request: of its path, its query, or its JSON body, which overrides the query. */
final class Arguments {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RoutedOperation routed;
    private final Map<String, String> query;
    private final JsonNode body;
    private final RestRequest request;

    private Arguments(RoutedOperation routed, Map<String, String> query, JsonNode body, RestRequest request) {
        this.routed = routed;
        this.query = query;
        this.body = body;
        this.request = request;
    }

    /** A body whose content type is neither JSON nor a form is ignored, as in Asterisk. */
    static Arguments of(RoutedOperation routed, RestRequest request) {
        boolean json = request.contentType().startsWith("application/json")
                && !request.body().isBlank();
        Map<String, String> query = new HashMap<>(request.query());
        if (request.contentType().startsWith("application/x-www-form-urlencoded")) {
            query.putAll(FormData.parse(request.body()));
        }
        JsonNode body = json ? parse(request.body()) : JsonNodeFactory.instance.objectNode();
        return new Arguments(routed, query, body, request);
    }

    Transport transport() {
        return request.transport();
    }

    /** The {@code Host} header, empty if none. */
    String host() {
        return request.host();
    }

    String path(String name) {
        return routed.name(name);
    }

    /** A text, empty if absent. */
    String text(String name) {
        JsonNode value = body.get(name);
        if (value != null && value.isValueNode() && !value.isNull()) {
            return value.asText();
        }
        return query.getOrDefault(name, "");
    }

    boolean has(String name) {
        return body.has(name) || query.containsKey(name);
    }

    /** A number, 0 if absent; another text is refused. */
    int number(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? 0 : (int) Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw RequestRefused.badRequest("Invalid value for parameter " + name);
        }
    }

    /** Values separated by commas, or an array in the body. */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        JsonNode array = body.get(name);
        if (array != null && array.isArray()) {
            array.forEach(value -> values.add(value.asText()));
        } else if (!text(name).isEmpty()) {
            values.addAll(List.of(text(name).split(",", -1)));
        }
        return values;
    }

    /** The variables object of the body; values are strings, or objects with a value. */
    Map<String, String> variables() {
        return texts(body.path("variables"));
    }

    /** The whole body as variables. */
    Map<String, String> wholeBody() {
        return texts(body);
    }

    /** Whether Asterisk reads a text as true. */
    static boolean isTrue(String text) {
        return List.of("yes", "true", "y", "t", "1", "on").contains(text.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode value = entry.getValue();
            JsonNode text = value.isObject() ? value.path("value") : value;
            if (!text.isTextual()) {
                throw RequestRefused.badRequest(
                        value.isObject()
                                ? "Each object value in 'variables' must include string field 'value'"
                                : "Only string values in the 'variables' object allowed");
            }
            variables.put(entry.getKey(), text.asText());
        }
        return variables;
    }

    /** The event types of a filter list. */
    Set<String> eventTypes(String name) {
        Set<String> types = new LinkedHashSet<>();
        body.path(name).forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw RequestRefused.badRequest("Error parsing request body");
        }
    }
}
