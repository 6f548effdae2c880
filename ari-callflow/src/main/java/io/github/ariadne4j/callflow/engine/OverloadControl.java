package io.github.ariadne4j.callflow.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Local overload control (RFC 6357): whether new calls are refused, by a delay that is measured. A burst is served, however late;
 * only a standing queue is refused, so the delay has to stay above the limit for half a second (the idea of CoDel, RFC 8289). The
 * refusing ends when the delay is below half of the limit; for two seconds after that it begins again at once. Beside the delay
 * counts whether {@link SetUps} are full: then calls come in as fast as set-ups get done, and no faster. Used on one thread.
 */
final class OverloadControl {
    private static final Duration STANDING = Duration.ofMillis(500);
    private static final Duration SOON_AFTER = Duration.ofSeconds(2);

    private final Duration limit;
    private boolean refusing;
    private @Nullable Instant aboveSince;
    private @Nullable Instant refusedUntil;

    /** @param limit zero: nothing is refused */
    OverloadControl(Duration limit) {
        this.limit = limit;
    }

    /**
     * Whether a call that comes now is refused.
     *
     * @param delay as it is measured now
     * @param full whether as many legs are being set up as may be; counts like a delay above the limit
     */
    boolean refuses(Duration delay, boolean full, Instant now) {
        if (limit.isZero()) {
            return false;
        }
        Duration allowed = refusing ? limit.dividedBy(2) : limit;
        if (!full && delay.compareTo(allowed) < 0) {
            refusing = false;
            aboveSince = null;
        } else if (!refusing) {
            aboveSince = aboveSince == null ? now : aboveSince;
            refusing = !now.isBefore(aboveSince.plus(standing(now)));
        }
        if (refusing) {
            refusedUntil = now;
        }
        return refusing;
    }

    private Duration standing(Instant now) {
        boolean again = refusedUntil != null && now.isBefore(refusedUntil.plus(SOON_AFTER));
        return again ? Duration.ZERO : STANDING;
    }
}
