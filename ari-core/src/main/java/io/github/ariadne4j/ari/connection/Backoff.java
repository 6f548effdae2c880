package io.github.ariadne4j.ari.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next try: doubling, bounded, and spread by half so that clients do not come in step. */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    /**
     * Makes a back-off.
     *
     * @param first the pause before the second try, before jitter
     * @param longest the longest pause
     * @param random a number from 0 to 1 at every call
     */
    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** The pause after so many tries in vain, counted from 0: between half of the bounded, doubled pause and all of it. */
    public Duration after(int tries) {
        double doubled = (double) first.toMillis() * Math.pow(2, Math.min(tries, MOST_DOUBLINGS));
        double bounded = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + random.getAsDouble() / 2)));
    }
}
