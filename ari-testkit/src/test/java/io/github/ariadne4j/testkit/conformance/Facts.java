package io.github.ariadne4j.testkit.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The observations of one play of a script.
 *
 * @param statuses of its requests, in order
 * @param events the events of each subject, in order
 */
record Facts(List<Integer> statuses, Map<String, List<String>> events) {
    Facts {
        events = new TreeMap<>(events);
    }
}
