package io.github.ariadne4j.session.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections to a server that rejects writes because it is not the primary, or is a primary without enough
 * replicas: another server may be the primary at the same address. Lettuce then reconnects by host name or Sentinels.
 * Temporary errors of the same server (OOM, MISCONF, LOADING) close no connection. Any thread.
 */
final class PrimaryLossDetector {
    /** Before Redis 7 the error of a script is nested in another message. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:^|[\\s-])(READONLY|MASTERDOWN|NOREPLICAS)\\b");

    /**
     * Minimum time between two closings: all pending commands fail with a connection, and the next server may reject
     * writes as well.
     */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A rejection after this time without one is logged as a new one. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(PrimaryLossDetector.class);

    private final String where;
    private final Runnable closeConnections;
    private final LongSupplier nanos;
    private final AtomicLong closedAt;

    /**
     * Handles the failures of one link.
     *
     * @param where the name of the server in messages
     * @param closeConnections closes all open connections
     * @param nanos the monotonic clock
     */
    PrimaryLossDetector(String where, Runnable closeConnections, LongSupplier nanos) {
        this.where = where;
        this.closeConnections = closeConnections;
        this.nanos = nanos;
        this.closedAt = new AtomicLong(nanos.getAsLong() - NEWS.toNanos());
    }

    /** Handles a failed command. */
    void failed(Throwable why) {
        Matcher refusal = ELSEWHERE.matcher(String.valueOf(why.getMessage()));
        if (!refusal.find()) {
            return;
        }
        long now = nanos.getAsLong();
        long before = closedAt.get();
        if (now - before >= PAUSE.toNanos() && closedAt.compareAndSet(before, now)) {
            log(refusal.group(1), now - before);
            closeConnections.run();
        }
    }

    private void log(String refusal, long sinceLast) {
        if (sinceLast >= NEWS.toNanos()) {
            LOG.warn("Redis at {} rejects writes ({}): reconnecting until a server accepts them", where, refusal);
        } else {
            LOG.debug("Redis at {} still rejects writes ({})", where, refusal);
        }
    }
}
