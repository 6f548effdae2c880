package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request by name, from query and body, which are the same to Asterisk. */
final class Parameters {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Parameters() {}

    static Map<String, String> of(Map<String, String> query, @Nullable JsonNode body) {
        Map<String, String> all = new TreeMap<>(query);
        all.remove("api_key");
        if (body != null) {
            flatten("", body, all);
        }
        return all;
    }

    static Map<String, String> of(Map<String, String> query, String body) {
        if (body.isBlank()) {
            return of(query, (JsonNode) null);
        }
        try {
            return of(query, MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            Map<String, String> all = of(query, (JsonNode) null);
            all.put("", body);
            return all;
        }
    }

    /** A decoded path; a plus sign is a plus sign there. */
    static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void flatten(String name, JsonNode json, Map<String, String> into) {
        if (json.isObject()) {
            json.properties().forEach(field -> flatten(below(name, field.getKey()), field.getValue(), into));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                flatten(below(name, Integer.toString(i)), json.get(i), into);
            }
        } else {
            into.put(name, json.asText());
        }
    }

    private static String below(String name, String field) {
        return name.isEmpty() ? field : name + '.' + field;
    }
}
