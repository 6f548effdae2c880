package io.github.ariadne4j.ari.channel;

import org.jspecify.annotations.Nullable;

/**
 * A place in the dialplan to go to.
 *
 * @param context the context; null: where the channel is, or {@code default} for a new one
 * @param extension the extension; null: where the channel is, or {@code s} for a new one
 * @param priority the priority; null: the next one, or 1 if an extension is given
 * @param label a label instead of a priority; wins over it
 */
public record DialplanEntry(
        @Nullable String context,
        @Nullable String extension,
        @Nullable Integer priority,
        @Nullable String label) {
    /** Right after the {@code Stasis()} that the channel is in. */
    public static DialplanEntry next() {
        return new DialplanEntry(null, null, null, null);
    }

    /** The first priority of an extension. */
    public static DialplanEntry of(String context, String extension) {
        return new DialplanEntry(context, extension, 1, null);
    }
}
