package io.github.ariadne4j.callflow.flow;

import java.util.Optional;

/**
 * The values that a flow stores with its call: small ones, for {@link CallFlow#resume} after a restart, and for the CDR. At most
 * {@value #MOST_KEYS} keys and {@value #LONGEST_VALUE} characters for each value. To be used on the flow's thread only.
 */
public interface SessionData {
    /** The most keys of a call. */
    int MOST_KEYS = 32;

    /** The longest value as text, in characters. */
    int LONGEST_VALUE = 1_024;

    /**
     * Stores a value in place of the earlier one and waits for the store. If the store is not available the flow continues: the
     * value is held in memory and written with the next write of the call, with its end at the latest.
     *
     * @return whether the store has the value; false: it is lost if the application ends now
     * @throws IllegalArgumentException if the value is too long
     * @throws IllegalStateException if there are too many keys, the call was handed over, or this is another thread
     * @throws CallEndedException if the call is over
     */
    <T> boolean put(SessionKey<T> key, T value);

    /** The stored value, of this run of the flow or of one before a restart; empty if there is none. Does not wait. */
    <T> Optional<T> get(SessionKey<T> key);
}
