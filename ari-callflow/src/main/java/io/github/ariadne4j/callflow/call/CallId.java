package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.ChannelId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names one call, for ever and everywhere: in the session, in the CDR, in the ids of its legs and its bridge. It derives
 * from the caller's channel, so every instance that sees the channel computes the same id.
 *
 * @param value a UUID in its usual form
 */
public record CallId(UUID value) {
    /** The id of the call that this caller's channel began on this Asterisk. */
    public static CallId of(String asteriskId, ChannelId caller) {
        String name = asteriskId + '/' + caller.value();
        return new CallId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The id that was printed as this text.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static CallId parse(String text) {
        return new CallId(UUID.fromString(text));
    }

    // A record's own go through method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
