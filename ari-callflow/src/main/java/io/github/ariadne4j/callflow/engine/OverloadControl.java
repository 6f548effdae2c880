package io.github.ariadne4j.callflow.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Local overload control (RFC 6357): whether new calls are refused, by a delay that is measured. A burst is served, however late;
 * only a standing queue is refused, so the delay has to stay above the limit for 150 ms (the idea of CoDel, RFC 8289). The
 * refusing ends when the delay is below half of the limit; for ten seconds after that it begins again at once. Used on one thread.
 */
final class OverloadControl {
    private static final Duration STANDING = Duration.ofMillis(150);
    private static final Duration SOON_AFTER = Duration.ofSeconds(10);

    private final Duration limit;
    private boolean refusing;
    private @Nullable Instant aboveSince;
    private @Nullable Instant refusedUntil;

    /** @param limit zero: nothing is refused */
    OverloadControl(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /**
     * Whether a call that comes now is refused.
     *
     * @param delay as it is measured now
     */
    boolean refuses(Duration delay, Instant now) {
        if (limit.isZero()) {
            return false;
        }
        if (refusing) {
            refusing = delay.compareTo(limit.dividedBy(2)) >= 0;
            refusedUntil = now;
            aboveSince = null;
        } else if (delay.compareTo(limit) < 0) {
            aboveSince = null;
        } else {
            aboveSince = aboveSince == null ? now : aboveSince;
            refusing = !now.isBefore(aboveSince.plus(standing(now)));
        }
        return refusing;
    }

    private Duration standing(Instant now) {
        boolean again = refusedUntil != null && now.isBefore(refusedUntil.plus(SOON_AFTER));
        return again ? Duration.ZERO : STANDING;
    }
}
