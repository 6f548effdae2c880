package io.github.ariadne4j.callflow.engine;

import java.time.Duration;

/**
 * The legs that are being set up, from the request that creates one until its dial is answered: what passes in between is
 * Asterisk's work and ours. How long a callee rings is not in it. By Little's law their number is the rate of set-ups times
 * what one takes, and it tells of a delay before the first late answer does. Used on the loop; times are nanoseconds of a
 * monotonic clock.
 */
final class SetUps {
    /** So many at once are no sign of anything. */
    private static final int ALWAYS = 6;

    /** It passes several requests, and each should take far less than what is an overload by itself. */
    private static final int SHARE_OF_LIMIT = 5;

    private static final double NANOS_A_SECOND = 1e9;

    private final double mayTakeSeconds;
    private int underWay;
    private double perSecond;
    private long lastDone;

    /** @param limit the delay of a request that is an overload; a set-up may take a fifth of it */
    SetUps(Duration limit) {
        this.mayTakeSeconds = limit.toNanos() / NANOS_A_SECOND / SHARE_OF_LIMIT;
    }

    void begun() {
        underWay++;
    }

    void done(long now) {
        underWay--;
        perSecond = perSecond(now) + 1;
        lastDone = now;
    }

    /** Whether as many are under way as may be. */
    boolean full(long now) {
        return underWay >= ALWAYS && underWay >= perSecond(now) * mayTakeSeconds;
    }

    /** Each that was done counts less with time, so that what is left is the number of about a second. */
    private double perSecond(long now) {
        return perSecond == 0 ? 0 : perSecond * Math.exp((lastDone - now) / NANOS_A_SECOND);
    }
}
