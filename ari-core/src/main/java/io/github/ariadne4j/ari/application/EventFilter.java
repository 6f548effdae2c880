package io.github.ariadne4j.ari.application;

import java.util.Set;

/**
 * The event types that Asterisk sends to an application; disallowed types take precedence.
 *
 * @param allowed only these; empty: all
 * @param disallowed none of these
 */
public record EventFilter(Set<String> allowed, Set<String> disallowed) {
    /** Copies the sets. */
    public EventFilter {
        allowed = Set.copyOf(allowed);
        disallowed = Set.copyOf(disallowed);
    }

    /** All events. */
    public static EventFilter none() {
        return new EventFilter(Set.of(), Set.of());
    }

    /** These only. */
    public static EventFilter allowing(Set<String> types) {
        return new EventFilter(types, Set.of());
    }

    /** All but these. */
    public static EventFilter disallowing(Set<String> types) {
        return new EventFilter(Set.of(), types);
    }
}
