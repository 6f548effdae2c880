package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The summary of the RTCP reports of one side of a stream about the packets that it received. A value.
 *
 * @param source source address of its reports
 * @param destination destination address of its reports
 * @param reports number of reports
 * @param packetsSent packets that it sent itself, by its last sender report; null if there was none
 * @param lost cumulative number of packets lost, by its last report
 * @param meanLoss fraction of packets lost, from 0 to 1: the mean of all reports
 * @param meanJitter interarrival jitter in units of the RTP timestamp: the mean of all reports
 * @param meanRoundTrip mean round-trip time between Asterisk and it, in seconds; null if never measured. Without
 *     meaning for reports of Asterisk itself
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
    /** Units of NTP's short format. */
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

    /** A report has the time of Asterisk's last sender report, and the delay since its arrival (RFC 3550, 6.4.1). */
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
