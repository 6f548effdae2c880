package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and counts rejected connections. At most one line in 5 s, as an Asterisk with a wrong password connects again every half a
 * second. Used on the sockets' event loop only; the count may be read on any thread.
 */
final class RejectionLog {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final LongAdder count = new LongAdder();
    private long loggedAt = System.nanoTime() - INTERVAL;
    private long unlogged;

    long count() {
        return count.sum();
    }

    /** @param why without anything that the peer sent, so that a peer cannot forge log lines */
    void report(Channel channel, String why) {
        count.increment();
        long now = System.nanoTime();
        if (now - loggedAt < INTERVAL) {
            unlogged++;
            return;
        }
        LOG.warn("rejected {}: {} (and {} others since the last such line)", channel.remoteAddress(), why, unlogged);
        loggedAt = now;
        unlogged = 0;
    }
}
