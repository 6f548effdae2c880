package io.github.ariadne4j.ari.model;

/**
 * Names one playback in Asterisk. Ids of what we create are made by us before the request goes out and are never reused.
 *
 * @param value what Asterisk calls the id: 1 to 151 characters, no control characters
 */
public record PlaybackId(String value) {
    /** @throws IllegalArgumentException if the value is blank, too long or holds control characters */
    public PlaybackId {
        ResourceIds.checked("playback id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
