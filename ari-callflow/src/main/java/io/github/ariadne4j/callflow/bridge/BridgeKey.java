package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * Names one bridge of a call. Numbers count up and are never reused: Asterisk answers 409 to the id of a bridge that was just
 * destroyed, and afterwards has none of that id.
 *
 * @param call the call
 * @param number 1 for its first bridge; a number has one purpose
 * @param purpose what it is for
 */
public record BridgeKey(CallId call, int number, BridgePurpose purpose) {
    /** @throws IllegalArgumentException if the number is not positive */
    public BridgeKey {
        if (number < 1) {
            throw new IllegalArgumentException("bridge number must be positive: " + number);
        }
    }

    /** A bridge in which the parties talk. */
    public BridgeKey(CallId call, int number) {
        this(call, number, BridgePurpose.TALK);
    }

    /** The first bridge of a call. */
    public static BridgeKey first(CallId call) {
        return new BridgeKey(call, 1);
    }

    // A record's own go through method handles, which the JVM's first compiler does not inline.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BridgeKey key && number == key.number && call.equals(key.call);
    }

    @Override
    public int hashCode() {
        return 31 * call.hashCode() + number;
    }

    @Override
    public String toString() {
        return call + "/" + number;
    }
}
