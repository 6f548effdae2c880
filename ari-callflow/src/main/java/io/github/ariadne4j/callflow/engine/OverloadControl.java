package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.execution.SetUps;
import java.time.Duration;

/**
 * Local overload control (RFC 6357): whether new calls are refused, by a delay that is measured, and by whether {@link SetUps}
 * are full. A burst is served, however late; only a standing queue is refused, so one of both has to last for half a second
 * (the idea of CoDel, RFC 8289). From then on calls come in as fast as set-ups get done. The overload is over when no call had
 * to be refused for two seconds. Used on one thread; times are nanoseconds of a monotonic clock.
 */
final class OverloadControl {
    private static final long STANDING = Duration.ofMillis(500).toNanos();
    /** Between calls that come so far apart the delay may have been anything. */
    private static final long UNKNOWN_AFTER = 2 * STANDING;

    private static final long OVER_AFTER = Duration.ofSeconds(2).toNanos();

    private final Duration limit;
    private boolean refusing;
    private boolean above;
    private long aboveSince;
    private long lastAsked;
    private boolean overloaded;
    private long lastRefused;

    /** @param limit the delay above which new calls are refused, below half of which they are taken again; zero: never */
    OverloadControl(Duration limit) {
        this.limit = limit;
    }

    /**
     * Whether a call that comes now is refused.
     *
     * @param delay as it is measured now
     * @param full whether too many legs are being set up; counts like a delay above the limit
     */
    boolean refuses(Duration delay, boolean full, long now) {
        if (limit.isZero()) {
            return false;
        }
        boolean isAbove = full || delay.compareTo(refusing ? limit.dividedBy(2) : limit) >= 0;
        if (isAbove && (!above || now - lastAsked > UNKNOWN_AFTER)) {
            aboveSince = now;
        }
        above = isAbove;
        lastAsked = now;
        refusing = above && (lasts(now) || now - aboveSince >= STANDING);
        if (refusing) {
            overloaded = true;
            lastRefused = now;
        }
        return refusing;
    }

    /** Whether a call was refused in the last two seconds. */
    private boolean lasts(long now) {
        overloaded = overloaded && now - lastRefused < OVER_AFTER;
        return overloaded;
    }
}
