package io.github.ariadne4j.ari.model;

import java.util.UUID;

/**
 * Makes unique ids for resources to be created. The prefix shows the creating application in Asterisk's lists. May be
 * used on any thread.
 *
 * @param prefix the beginning of all ids, for example {@code b2bua}; a whole id may have 149 characters, the longest
 *     that Asterisk accepts for all kinds of resources
 */
public record IdFactory(String prefix) {
    /** The limit of {@code POST /channels}, which answers 400 to longer ids. */
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
