package io.github.ariadne4j.ari.ari4java.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Formats sets of variables for ARI. */
public final class VariableSets {
    private VariableSets() {}

    /** Names separated by commas; a dialplan function whose arguments have a comma cannot be among them. */
    public static String names(Set<String> names) {
        if (names.isEmpty() || names.stream().anyMatch(name -> name.isBlank() || name.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("names must not be blank nor hold a comma: " + names);
        }
        return String.join(",", names);
    }

    /** Each as an object with {@code report_events}. */
    public static Map<String, Object> reported(Map<String, String> values) {
        return written(values, true);
    }

    /** Each as an object without {@code report_events}; the creation of a bridge accepts no other form. */
    public static Map<String, Object> quiet(Map<String, String> values) {
        return written(values, false);
    }

    private static Map<String, Object> written(Map<String, String> values, boolean reported) {
        Map<String, Object> objects = new LinkedHashMap<>();
        values.forEach((name, value) -> objects.put(name, Map.of("value", value, "report_events", reported)));
        return objects;
    }
}
