package io.github.ariadne4j.callflow.flow;

import java.util.Optional;

/**
 * What a flow keeps with its call: a few small values, for {@link CallFlow#resume} after the application ended, and for the
 * CDR. At most {@value #MOST_KEYS} keys of at most {@value #LONGEST_VALUE} characters. Used on the flow's thread only.
 */
public interface SessionData {
    /** How many keys a call may have. */
    int MOST_KEYS = 32;

    /** How long a value may be, as text. */
    int LONGEST_VALUE = 1_024;

    /**
     * Keeps a value, in place of the one before, and waits for the store. A store that is away stops no flow: the value is
     * then kept in memory, and written with the next write of the call, at the latest with its end.
     *
     * @return whether the store has it; false: it would be lost if the application ended now
     * @throws IllegalArgumentException if the value is too long
     * @throws IllegalStateException if there are too many keys, or the call was handed over
     * @throws CallEndedException if the call is over
     */
    <T> boolean put(SessionKey<T> key, T value);

    /** The value that was kept, by this flow or before the application ended; does not wait. */
    <T> Optional<T> get(SessionKey<T> key);
}
