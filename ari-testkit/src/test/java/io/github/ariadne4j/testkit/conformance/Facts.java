package io.github.ariadne4j.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one play of a script came to.
 *
 * @param statuses of its requests, in order
 * @param events the events about each thing, in order
 */
record Facts(List<Integer> statuses, Map<String, List<String>> events) {
    Facts {
        events = new TreeMap<>(events);
    }
}
