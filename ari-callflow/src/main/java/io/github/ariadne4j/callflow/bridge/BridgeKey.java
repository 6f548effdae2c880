package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.call.CallId;
import org.jspecify.annotations.Nullable;

/**
 * The identity of one bridge of a call. Numbers count up and are never reused: Asterisk answers 409 to a create with the id of a
 * bridge that was just destroyed, and then has no bridge with that id.
 *
 * @param call the call
 * @param number 1 for its first bridge; a number has one purpose
 * @param purpose the purpose of the bridge
 */
public record BridgeKey(CallId call, int number, BridgePurpose purpose) {
    /** @throws IllegalArgumentException if the number is not positive */
    public BridgeKey {
        if (number < 1) {
            throw new IllegalArgumentException("bridge number must be positive: " + number);
        }
    }

    /** A bridge for the talk of the parties. */
    public BridgeKey(CallId call, int number) {
        this(call, number, BridgePurpose.TALK);
    }

    /** The first bridge of a call. */
    public static BridgeKey first(CallId call) {
        return new BridgeKey(call, 1);
    }

    // The generated methods of a record use method handles, which the JVM's first compiler does not inline.
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
