package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.AriEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One event of each type, each with all the fields that ARI describes for it. */
final class EventSamples {
    private EventSamples() {}

    /** The events, a line of JSON each. */
    static List<String> all() {
        try (var lines = Objects.requireNonNull(EventSamples.class.getResourceAsStream("events.jsonl"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every record that an event can become. */
    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        collect(AriEvent.class, types);
        return types;
    }

    private static void collect(Class<?> type, List<Class<?>> types) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(member -> collect(member, types));
        } else {
            types.add(type);
        }
    }
}
