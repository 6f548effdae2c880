package io.github.ariadne4j.callflow.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Objects that belong to no call, and since when they were seen. One look proves nothing, as it may fall between a command and its
 * effect: only what is still there at a second look, some time later, is an orphan. Safe on any thread.
 */
final class OrphanConfirmation {
    private final Duration apart;
    private final LongSupplier nanos;
    private final Map<String, Long> first = new HashMap<>();

    /**
     * None yet.
     *
     * @param apart how long after the first look the second one counts
     * @param nanos a clock that never jumps
     */
    OrphanConfirmation(Duration apart, LongSupplier nanos) {
        this.apart = apart;
        this.nanos = nanos;
    }

    /** Whether something was seen once and has to be looked at again. */
    synchronized boolean isUnsure() {
        return !first.isEmpty();
    }

    /** Takes note of what a look shows; returns what was there so long ago as well, and forgets it. */
    synchronized Set<String> confirmed(Set<String> seen) {
        long now = nanos.getAsLong();
        first.keySet().retainAll(seen);
        Set<String> confirmed = new HashSet<>();
        for (String one : seen) {
            Long since = first.putIfAbsent(one, now);
            if (since != null && now - since >= apart.toNanos()) {
                confirmed.add(one);
            }
        }
        first.keySet().removeAll(confirmed);
        return confirmed;
    }
}
