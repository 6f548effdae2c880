package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was turned away and why: one log line, then silence for a while, as an Asterisk with a wrong password comes again
 * every half a second. Used on the sockets' event loop only; the count may be read anywhere.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();

    private final LongAdder count = new LongAdder();
    private long spokeAt = System.nanoTime() - SILENCE;
    private long unspoken;

    long count() {
        return count.sum();
    }

    /** What a stranger sent stands in no reason, so that it cannot write log lines of its own. */
    void report(Channel channel, String why) {
        count.increment();
        long now = System.nanoTime();
        if (now - spokeAt < SILENCE) {
            unspoken++;
            return;
        }
        LOG.warn("turned away {}: {} (and {} others since the last such line)", channel.remoteAddress(), why, unspoken);
        spokeAt = now;
        unspoken = 0;
    }
}
