package io.github.ariadne4j.session.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections to a server that says that it is not the primary, or that it is a primary cut off from its replicas:
 * another may be reachable at the same address by then. Lettuce connects anew, by the name or the Sentinels that it was given.
 * What the same server will take again by itself (OOM, MISCONF, LOADING) changes no connection. Any thread.
 */
final class WriteRefusals {
    /** Before Redis 7 the refusal of a script stands within another message. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:^|[\\s-])(READONLY|MASTERDOWN|NOREPLICAS)\\b");

    /** All commands that are under way fail with the connection, and the next server may still refuse. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A refusal that comes after this long without one is told as a new one. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(WriteRefusals.class);

    private final String where;
    private final Runnable closeConnections;
    private final LongSupplier nanos;
    private final AtomicLong closedAt;

    /**
     * Watches the answers of one link.
     *
     * @param where what messages call the server
     * @param closeConnections closes those that are open
     * @param nanos the time
     */
    WriteRefusals(String where, Runnable closeConnections, LongSupplier nanos) {
        this.where = where;
        this.closeConnections = closeConnections;
        this.nanos = nanos;
        this.closedAt = new AtomicLong(nanos.getAsLong() - NEWS.toNanos());
    }

    /** A command failed. */
    void failed(Throwable why) {
        Matcher refusal = ELSEWHERE.matcher(String.valueOf(why.getMessage()));
        if (!refusal.find()) {
            return;
        }
        long now = nanos.getAsLong();
        long before = closedAt.get();
        if (now - before >= PAUSE.toNanos() && closedAt.compareAndSet(before, now)) {
            tell(refusal.group(1), now - before);
            closeConnections.run();
        }
    }

    private void tell(String refusal, long sinceLast) {
        if (sinceLast >= NEWS.toNanos()) {
            LOG.warn("Redis at {} no longer takes writes ({}): connecting anew until one does", where, refusal);
        } else {
            LOG.debug("Redis at {} still takes no writes ({})", where, refusal);
        }
    }
}
