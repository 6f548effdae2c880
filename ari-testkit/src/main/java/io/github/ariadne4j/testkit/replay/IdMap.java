package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps ids that the application created in the record to those of the replay. An id that is new in a request corresponds to the one
 * that was new in the recorded request.
 */
final class IdMap {
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final String HIDDEN = "***";

    private final Pattern recorded;
    private final Map<String, String> now = new HashMap<>();

    /** With the ids, or parts of ids, that the application created in the record. */
    IdMap(Collection<String> made) {
        recorded = made.isEmpty()
                ? NOTHING
                : Pattern.compile(made.stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![A-Za-z0-9])(?:", ")(?![A-Za-z0-9])")));
    }

    /** Whether two texts are the same except for ids; adds the correspondences of new ids. */
    boolean matches(String before, String live, Map<String, String> found) {
        if (before.equals(live) && !recorded.matcher(before).find()) {
            return true;
        }
        Map<String, Integer> groups = new LinkedHashMap<>();
        Matcher fits = template(before, found, groups).matcher(live);
        if (!fits.matches()) {
            return false;
        }
        groups.forEach((id, group) -> found.put(id, fits.group(group)));
        return true;
    }

    /** Adds correspondences. */
    void learn(Map<String, String> found) {
        now.putAll(found);
    }

    /** A recorded text with the ids of the replay. */
    String live(String before) {
        return recorded.matcher(before)
                .replaceAll(id -> Matcher.quoteReplacement(now.getOrDefault(id.group(), id.group())));
    }

    /** A recorded event or body with the ids of the replay. */
    JsonNode live(JsonNode before) {
        if (before.isTextual()) {
            return TextNode.valueOf(live(before.textValue()));
        }
        if (before.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            before.forEach(element -> array.add(live(element)));
            return array;
        }
        if (before.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            before.properties().forEach(field -> object.set(field.getKey(), live(field.getValue())));
            return object;
        }
        return before;
    }

    private Pattern template(String before, Map<String, String> found, Map<String, Integer> groups) {
        StringBuilder pattern = new StringBuilder();
        Matcher id = recorded.matcher(before);
        int end = 0;
        while (id.find()) {
            pattern.append(literal(before.substring(end, id.start())));
            pattern.append(placeOf(id.group(), found, groups));
            end = id.end();
        }
        return Pattern.compile(pattern.append(literal(before.substring(end))).toString(), Pattern.DOTALL);
    }

    private String placeOf(String id, Map<String, String> found, Map<String, Integer> groups) {
        String known = knownNow(id, found);
        if (known != null) {
            return Pattern.quote(known);
        }
        Integer again = groups.get(id);
        if (again != null) {
            return "\\" + again;
        }
        groups.put(id, groups.size() + 1);
        return "([^/,\\s]+?)";
    }

    private @Nullable String knownNow(String id, Map<String, String> found) {
        return found.containsKey(id) ? found.get(id) : now.get(id);
    }

    /** A hidden part of the record matches any text. */
    private static String literal(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text).replace(HIDDEN, "\\E.*\\Q");
    }
}
