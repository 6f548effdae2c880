package io.github.ariadne4j.ari.model;

import java.util.UUID;

/**
 * Makes ids that were never used before, for what we create. The prefix names the application that made them, also in
 * Asterisk's lists. May be used on any thread.
 *
 * @param prefix what all of them begin with, for example {@code b2bua}; with what follows at most 149 characters, the
 *     longest that Asterisk accepts for every kind of resource
 */
public record IdFactory(String prefix) {
    /** What {@code POST /channels} accepts; it answers 400 to more. */
    private static final int LONGEST = 149;

    private static final int UNIQUE_PART = 37;

    /** @throws IllegalArgumentException if the prefix is blank, too long or holds control characters */
    public IdFactory {
        ResourceIds.checked("prefix", prefix);
        if (prefix.length() > LONGEST - UNIQUE_PART) {
            throw new IllegalArgumentException("prefix must not be longer than " + (LONGEST - UNIQUE_PART)
                    + " characters: " + prefix.length() + " characters given");
        }
    }

    /** An id for a channel. */
    public ChannelId channel() {
        return new ChannelId(unique());
    }

    /** An id for a bridge. */
    public BridgeId bridge() {
        return new BridgeId(unique());
    }

    /** An id for a playback. */
    public PlaybackId playback() {
        return new PlaybackId(unique());
    }

    private String unique() {
        return prefix + '~' + UUID.randomUUID();
    }
}
