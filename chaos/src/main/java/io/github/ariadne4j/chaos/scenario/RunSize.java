package io.github.ariadne4j.chaos.scenario;

import java.time.Duration;
import java.util.Random;

/**
 * The amount and the random choices of a run: two runs with the same seed make the same choices.
 *
 * @param quick whether small numbers are used
 * @param random makes the choices
 */
public record RunSize(boolean quick, Random random) {
    /** The number of a full run, or that of a quick one. */
    public int of(int full, int small) {
        return quick ? small : full;
    }

    /** The seconds of a full run, or those of a quick one. */
    public Duration seconds(int full, int small) {
        return Duration.ofSeconds(of(full, small));
    }

    /** A random time below {@code limit}. */
    public Duration upTo(Duration limit) {
        return Duration.ofMillis(random.nextLong(limit.toMillis()));
    }
}
