package io.github.ariadne4j.ari.channel;

import org.jspecify.annotations.Nullable;

/**
 * A position in the dialplan at which a channel continues.
 *
 * @param context the context; null: that of the channel, or {@code default} for a new channel
 * @param extension the extension; null: that of the channel, or {@code s} for a new channel
 * @param priority the priority; null: the next one, or 1 if an extension is given
 * @param label a label, which takes precedence over the priority
 */
public record DialplanEntry(
        @Nullable String context,
        @Nullable String extension,
        @Nullable Integer priority,
        @Nullable String label) {
    /** The priority after the {@code Stasis()} that the channel is in. */
    public static DialplanEntry next() {
        return new DialplanEntry(null, null, null, null);
    }

    /** The first priority of an extension. */
    public static DialplanEntry of(String context, String extension) {
        return new DialplanEntry(context, extension, 1, null);
    }
}
