package io.github.ariadne4j.testkit.rest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The path of an operation, cut into segments once; a segment in braces matches any text and names it. */
record PathPattern(Operation operation, List<String> segments) {
    static final List<PathPattern> ALL = Arrays.stream(Operation.values())
            .map(operation -> new PathPattern(operation, split(operation.path())))
            .toList();

    boolean matches(List<String> asked) {
        boolean same = asked.size() == segments.size();
        for (int i = 0; same && i < asked.size(); i++) {
            same = isName(segments.get(i))
                    ? !asked.get(i).isEmpty()
                    : segments.get(i).equals(asked.get(i));
        }
        return same;
    }

    Map<String, String> namesIn(List<String> asked) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String segment = segments.get(i);
            if (isName(segment)) {
                names.put(segment.substring(1, segment.length() - 1), FormData.decode(asked.get(i)));
            }
        }
        return names;
    }

    /** The names in a path, in order. */
    static List<String> namesOf(String path) {
        return split(path).stream()
                .filter(PathPattern::isName)
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }

    static List<String> split(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return parts.subList(1, parts.size());
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }
}
