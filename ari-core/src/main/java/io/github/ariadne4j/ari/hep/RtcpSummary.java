package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a stream has reported so far of what it received. A value.
 *
 * @param source where its reports come from
 * @param destination where they go
 * @param reports how many reports there were
 * @param packetsSent how many packets it has sent itself, as it said last; null if it never said
 * @param lost how many packets did not reach it, as it said last
 * @param meanLoss what part did not reach it, from 0 to 1: the mean of all reports
 * @param meanJitter interarrival jitter in units of the RTP clock: the mean of all reports
 * @param meanRoundTrip from Asterisk to it and back in seconds, if it is not Asterisk itself; null if it was never measured
 */
public record RtcpSummary(
        InetSocketAddress source,
        InetSocketAddress destination,
        int reports,
        @Nullable Long packetsSent,
        long lost,
        double meanLoss,
        double meanJitter,
        @Nullable Double meanRoundTrip) {
    private static final double FRACTIONS = 256;
    /** Of NTP's short format. */
    private static final double UNITS_PER_SECOND = 65_536;

    private static final long NTP_EPOCH = 2_208_988_800L;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final double LONGEST_ROUND_TRIP = 10;

    /** The same with one more report. */
    static RtcpSummary of(@Nullable RtcpSummary before, RtcpMessage message, RtcpReport.Block block) {
        int reports = before == null ? 1 : before.reports + 1;
        Long sent = message.report().packetsSent();
        return new RtcpSummary(
                message.source(),
                message.destination(),
                reports,
                sent != null || before == null ? sent : before.packetsSent,
                block.lost(),
                mean(before == null ? 0 : before.meanLoss, block.fractionLost() / FRACTIONS, reports),
                mean(before == null ? 0 : before.meanJitter, (double) block.jitter(), reports),
                meanRoundTrip(before, roundTrip(message.time(), block), reports));
    }

    private static double mean(double before, double value, int count) {
        return before + (value - before) / count;
    }

    private static @Nullable Double meanRoundTrip(@Nullable RtcpSummary before, @Nullable Double value, int count) {
        Double known = before == null ? null : before.meanRoundTrip;
        if (known == null || value == null) {
            return known == null ? value : known;
        }
        return mean(known, value, count);
    }

    /** When Asterisk's last report left it is in the answer to it, and so is how long that waited (RFC 3550, 6.4.1). */
    private static @Nullable Double roundTrip(Instant received, RtcpReport.Block block) {
        if (block.lastSenderReport() == 0) {
            return null;
        }
        long seconds = received.getEpochSecond() + NTP_EPOCH;
        long fraction = (long) received.getNano() * (long) UNITS_PER_SECOND / NANOS_PER_SECOND;
        long now = ((seconds & 0xffff) << 16) | fraction;
        double roundTrip = (int) (now - block.lastSenderReport() - block.delay()) / UNITS_PER_SECOND;
        return roundTrip < 0 || roundTrip > LONGEST_ROUND_TRIP ? null : Double.valueOf(roundTrip);
    }
}
