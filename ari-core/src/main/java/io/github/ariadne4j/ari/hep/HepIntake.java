package io.github.ariadne4j.ari.hep;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes and counts each datagram, and passes it to a listener. Called on one thread; the counts may be read on any.
 * Logs at most one warning a minute, without text of a datagram.
 */
final class HepIntake {
    private static final Logger LOG = LoggerFactory.getLogger(HepIntake.class);
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final HepDecoder decoder;
    private final RateLimit limit;
    private final Consumer<SipMessage> listener;
    private final Consumer<RtcpMessage> rtcpListener;
    private final LongSupplier nanos;
    private final LongAdder messages = new LongAdder();
    private final LongAdder rtcp = new LongAdder();
    private final LongAdder other = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder wrongPassword = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private long warnedAt;
    private long suppressed;

    HepIntake(
            HepSettings settings,
            Consumer<SipMessage> listener,
            Consumer<RtcpMessage> rtcpListener,
            LongSupplier nanos) {
        this.decoder = new HepDecoder(settings.password());
        this.limit = new RateLimit(settings.mostPerSecond(), nanos);
        this.listener = listener;
        this.rtcpListener = rtcpListener;
        this.nanos = nanos;
        this.warnedAt = nanos.getAsLong() - QUIET;
    }

    void take(byte[] datagram, int length, InetSocketAddress from) {
        if (!limit.allows()) {
            dropped.increment();
            warn("more datagrams a second than the limit of the settings", from);
            return;
        }
        HepOutcome outcome = decoder.decode(datagram, length);
        if (outcome instanceof HepOutcome.Message message) {
            deliver(listener, message.message(), messages);
        } else if (outcome instanceof HepOutcome.Rtcp report) {
            deliver(rtcpListener, report.message(), rtcp);
        } else if (outcome instanceof HepOutcome.Malformed what) {
            malformed.increment();
            warn(what.why(), from);
        } else if (outcome instanceof HepOutcome.WrongPassword) {
            wrongPassword.increment();
            warn("its password differs from that of the settings (capture_password in hep.conf)", from);
        } else {
            other.increment();
        }
    }

    private <T> void deliver(Consumer<T> receiver, T message, LongAdder count) {
        try {
            receiver.accept(message);
            count.increment();
        } catch (RuntimeException e) {
            failed.increment();
            if (isDue()) {
                LOG.error("a listener failed for {}", message, e);
            }
        }
    }

    private void warn(String why, InetSocketAddress from) {
        if (isDue()) {
            LOG.warn("a datagram from {} was rejected: {}; {} more since the last warning", from, why, suppressed);
            suppressed = 0;
        } else {
            suppressed++;
        }
    }

    private boolean isDue() {
        long now = nanos.getAsLong();
        boolean due = now - warnedAt >= QUIET;
        if (due) {
            warnedAt = now;
        }
        return due;
    }

    HepStatistics statistics() {
        return new HepStatistics(
                messages.sum(),
                rtcp.sum(),
                other.sum(),
                malformed.sum(),
                wrongPassword.sum(),
                dropped.sum(),
                failed.sum());
    }
}
