package io.github.ariadne4j.callflow.execution.gateway;

import java.time.Duration;

/**
 * Asterisk may miss the end of music, or of ringing, of a channel in a bridge: the thread of the bridge makes the sound, another one stops it
 * (main/channel.c, {@code generator_force}). It is stopped once more.
 */
public final class SecondStop {
    /** The time between the request that stops the sound and the second one. */
    public static final Duration AFTER = Duration.ofMillis(200);

    /** A stop that fails is repeated after {@link #AFTER}, then after twice that time, and so on up to this one. */
    public static final Duration LONGEST_REPEAT = Duration.ofSeconds(10);

    private SecondStop() {}
}
