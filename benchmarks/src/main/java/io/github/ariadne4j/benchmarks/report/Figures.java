package io.github.ariadne4j.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Figures by name, in insertion order. One thread. */
public final class Figures {
    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Adds a figure; replaces one of the same name. */
    public void put(String name, double value) {
        values.put(name, value);
    }

    /** The figure with this name. */
    public OptionalDouble get(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** All names, in insertion order. */
    public Set<String> names() {
        return values.keySet();
    }
}
