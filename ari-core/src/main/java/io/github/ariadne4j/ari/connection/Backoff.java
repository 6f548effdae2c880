package io.github.ariadne4j.ari.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The pause before the next attempt: exponential, bounded, and with jitter so that clients do not reconnect
 * simultaneously.
 */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    /**
     * Makes a back-off.
     *
     * @param first the pause before the second attempt, without jitter
     * @param longest the longest pause
     * @param random returns a random number from 0 to 1
     */
    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * The pause after this number of failed attempts, from 0: a random value between half of the bounded exponential
     * pause and all of it.
     */
    public Duration after(int tries) {
        double doubled = (double) first.toMillis() * Math.pow(2, Math.min(tries, MOST_DOUBLINGS));
        double bounded = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + random.getAsDouble() / 2)));
    }
}
