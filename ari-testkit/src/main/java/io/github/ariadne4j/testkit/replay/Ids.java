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
 * The ids that the application made: what they were in the record, and what they are now. An id that is new in a
 * request takes the place of one that was new in the recorded request.
 */
final class Ids {
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final String HIDDEN = "***";

    private final Pattern recorded;
    private final Map<String, String> now = new HashMap<>();

    /** For the ids, or parts of ids, that the application made in the record. */
    Ids(Collection<String> made) {
        recorded = made.isEmpty()
                ? NOTHING
                : Pattern.compile(made.stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![A-Za-z0-9])(?:", ")(?![A-Za-z0-9])")));
    }

    /** Whether two texts are the same but for ids; adds what follows for ids that are new. */
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

    /** Remembers what was found. */
    void learn(Map<String, String> found) {
        now.putAll(found);
    }

    /** A recorded text with today's ids. */
    String live(String before) {
        return recorded.matcher(before)
                .replaceAll(id -> Matcher.quoteReplacement(now.getOrDefault(id.group(), id.group())));
    }

    /** A recorded event or body with today's ids. */
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

    /** What the record hides may be anything. */
    private static String literal(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text).replace(HIDDEN, "\\E.*\\Q");
    }
}
