package io.github.ariadne4j.ari.model;

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

    @Override
    public String toString() {
        return value;
    }
}
