package io.github.ariadne4j.callflow.leg;

import org.jspecify.annotations.Nullable;

/**
 * Names one leg within its call. Ids count up and are never reused in a call, so a late event of one leg cannot be taken for an
 * event of another. Of two legs that answer at once, the lower id wins.
 *
 * @param value 0 or more
 */
public record LegId(int value) implements Comparable<LegId> {
    /** @throws IllegalArgumentException if the value is negative */
    public LegId {
        if (value < 0) {
            throw new IllegalArgumentException("leg id must not be negative: " + value);
        }
    }

    /** The id after this one. */
    public LegId next() {
        return new LegId(value + 1);
    }

    @Override
    public int compareTo(LegId other) {
        return Integer.compare(value, other.value);
    }

    // A record's own go through method handles, which the JVM's first compiler does not inline.
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
