package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.ChannelId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of one call: of one passage of a caller's channel through the application. It is in the session, in the CDR, and in the
 * ids of the call's legs and its bridge. A UUID of version 8 (RFC 9562): the first 48 bits are the time in milliseconds at which
 * the channel entered the application, so that ids sort by time; the rest is a hash of Asterisk's identity and the channel's id.
 * A channel that enters the application twice begins two calls, with two ids. The id of an outbound call has the time of the
 * request and the hash of a unique name.
 *
 * @param value a UUID in its usual form
 */
public record CallId(UUID value) {
    private static final int TIME_BITS = 48;
    private static final long TIME = (1L << TIME_BITS) - 1;
    private static final long VERSION_8 = 0x8000L;
    private static final long HASH_BESIDE_VERSION = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long HASH_BESIDE_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    /**
     * The id of the call that this caller's channel began on this Asterisk.
     *
     * @param entered the time at which the channel entered the application; its creation time if no event reported the entry
     */
    public static CallId of(String asteriskId, ChannelId caller, Instant entered) {
        ByteBuffer hash = ByteBuffer.wrap(hash(asteriskId + '/' + caller.value()));
        long time = (entered.toEpochMilli() & TIME) << (Long.SIZE - TIME_BITS);
        return new CallId(new UUID(
                time | VERSION_8 | (hash.getLong() & HASH_BESIDE_VERSION),
                VARIANT | (hash.getLong() & HASH_BESIDE_VARIANT)));
    }

    /** A new id of an outbound call that is requested at this time on this Asterisk. */
    public static CallId outbound(String asteriskId, Instant requested) {
        return of(asteriskId, new ChannelId(UUID.randomUUID().toString()), requested);
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * Parses the text of {@link #toString}.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static CallId parse(String text) {
        return new CallId(UUID.fromString(text));
    }

    /** The id without its time: equal for all passages of one channel of one Asterisk. */
    public UUID channelHash() {
        long withoutTime = value.getMostSignificantBits() & (VERSION_8 | HASH_BESIDE_VERSION);
        return new UUID(withoutTime, value.getLeastSignificantBits());
    }

    // The generated methods of a record use method handles, which the JVM's first compiler does not inline.
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
