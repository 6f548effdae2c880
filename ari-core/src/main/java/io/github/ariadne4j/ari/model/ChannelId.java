package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * Names one channel in Asterisk. Ids of what we create are made by us before the request goes out and are never reused.
 *
 * @param value what Asterisk calls the id: 1 to 151 characters, no control characters
 */
public record ChannelId(String value) {
    /** @throws IllegalArgumentException if the value is blank, too long or holds control characters */
    public ChannelId {
        ResourceIds.checked("channel id", value);
    }

    // A record's own go through method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelId id && value.equals(id.value);
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
