package io.github.ariadne4j.ari.hep;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A limit of events a second, counted in consecutive seconds. One thread. */
final class RateLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final LongSupplier nanos;
    private long began;
    private int taken;

    RateLimit(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Whether one more is within the limit; counts it if so. */
    boolean allows() {
        long now = nanos.getAsLong();
        if (now - began >= SECOND) {
            began = now;
            taken = 0;
        }
        if (taken == most) {
            return false;
        }
        taken++;
        return true;
    }
}
