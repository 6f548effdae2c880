package io.github.ariadne4j.callflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What belongs to no call, and since when it was seen. One look proves nothing, as it may fall between a command and its
 * effect: only what is still there at a second look, ten seconds later, is an orphan. Safe on any thread.
 */
final class Sightings {
    private static final Duration APART = Duration.ofSeconds(10);

    private final Map<String, Instant> first = new HashMap<>();

    /** Whether something was seen once and has to be looked at again. */
    synchronized boolean isUnsure() {
        return !first.isEmpty();
    }

    /** Takes note of what a look shows; returns what was there ten seconds ago as well, and forgets it. */
    synchronized Set<String> confirmed(Set<String> seen, Instant at) {
        first.keySet().retainAll(seen);
        Set<String> confirmed = new HashSet<>();
        for (String one : seen) {
            Instant since = first.putIfAbsent(one, at);
            if (since != null && !at.isBefore(since.plus(APART))) {
                confirmed.add(one);
            }
        }
        first.keySet().removeAll(confirmed);
        return confirmed;
    }
}
