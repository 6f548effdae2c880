package io.github.ariadne4j.callflow.leg;

import org.jspecify.annotations.Nullable;

/**
 * The identity of one leg within its call. Ids count up and are never reused in a call, so a late event of one leg cannot be
 * taken for an event of another. Of two legs that answer at once, the lower id wins.
 *
 * @param value 0 or more
 */
public record LegId(int value) implements Comparable<LegId> {
    /** The caller's leg. An outbound call has no such leg. */
    public static final LegId CALLER = new LegId(0);

    /** @throws IllegalArgumentException if the value is negative */
    public LegId {
        if (value < 0) {
            throw new IllegalArgumentException("leg id must not be negative: " + value);
        }
    }

    @Override
    public int compareTo(LegId other) {
        return Integer.compare(value, other.value);
    }

    // The generated methods of a record use method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LegId id && value == id.value;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
