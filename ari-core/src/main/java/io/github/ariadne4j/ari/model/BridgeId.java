package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The id of one bridge in Asterisk. The client chooses the id of a resource that it creates, before the request is
 * sent, and never reuses it.
 *
 * @param value the id in Asterisk: 1 to 151 characters, without control characters
 */
public record BridgeId(String value) {
    /** @throws IllegalArgumentException if the value is blank, too long or holds control characters */
    public BridgeId {
        ResourceIds.checked("bridge id", value);
    }

    // The generated methods of a record use method handles, which the JVM's C1 compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BridgeId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
