package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The pauses between attempts: exponential, with jitter so that many processes do not retry simultaneously. */
final class ExponentialBackoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private long upTo = FIRST_MILLIS;

    /** A random value between half of the current maximum and all of it; the maximum doubles from 100 ms up to 5 s. */
    Duration next() {
        long pause = ThreadLocalRandom.current().nextLong(upTo / 2, upTo + 1);
        upTo = Math.min(upTo * 2, LONGEST_MILLIS);
        return Duration.ofMillis(pause);
    }

    void reset() {
        upTo = FIRST_MILLIS;
    }
}
