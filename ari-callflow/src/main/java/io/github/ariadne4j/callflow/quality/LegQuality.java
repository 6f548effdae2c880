package io.github.ariadne4j.callflow.quality;

import io.github.ariadne4j.ari.hep.RtcpSummary;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.callflow.leg.LegId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The transmission quality of a leg; each value is the worse one of both directions. Immutable.
 *
 * @param leg the leg
 * @param lossPercent packet loss in percent; null if it was not measured, as the others
 * @param jitterMs interarrival jitter, the mean so far, in milliseconds
 * @param rttMs round-trip time between Asterisk and the far end, in milliseconds
 * @param mos mean opinion score, estimated by {@link EModel}, 1 to 4.5
 */
public record LegQuality(
        LegId leg,
        @Nullable Double lossPercent,
        @Nullable Double jitterMs,
        @Nullable Double rttMs,
        @Nullable Double mos) {
    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;

    private static LegQuality of(LegId leg, double lossPercent, double jitterMs, @Nullable Double rttMs) {
        return new LegQuality(
                leg, lossPercent, jitterMs, rttMs, EModel.mos(lossPercent, jitterMs, rttMs == null ? 0 : rttMs));
    }

    /** The quality by the statistics of Asterisk so far; null if no packet was received yet. */
    public static @Nullable LegQuality of(LegId leg, RtpStatistics measured) {
        RtpStatistics.Flow in = measured.received();
        RtpStatistics.Flow out = measured.sent();
        if (in.packets() == 0) {
            return null;
        }
        Double roundTrip = roundTripOf(measured);
        boolean isReported = roundTrip != null;
        double lossIn = PERCENT * in.lost() / (in.packets() + in.lost());
        double lossOut = isReported && out.packets() > 0 ? PERCENT * out.lost() / out.packets() : 0;
        double jitterIn = meanOf(measured.localJitter());
        double jitterOut = meanOf(measured.remoteJitter());
        return of(
                leg,
                Math.min(PERCENT, Math.max(lossIn, lossOut)),
                MILLIS * Math.max(jitterIn, jitterOut),
                roundTrip == null ? null : Double.valueOf(MILLIS * roundTrip));
    }

    /** Asterisk has 0 for a value that no report of the far end contained. */
    private static @Nullable Double roundTripOf(RtpStatistics measured) {
        Double seconds = measured.roundTrip();
        return seconds == null || seconds <= 0 ? null : seconds;
    }

    private static double meanOf(RtpStatistics.Spread spread) {
        Double mean = spread.mean();
        return mean == null ? 0 : mean;
    }

    /**
     * The quality by RTCP reports; null if there are none.
     *
     * @param asterisk the address to which the far end sends RTP and RTCP, from Asterisk's SDP; null if unknown, and then the
     *     round-trip time is unknown too
     */
    public static @Nullable LegQuality of(LegId leg, List<RtcpSummary> reports, @Nullable SdpAudio asterisk) {
        if (reports.isEmpty()) {
            return null;
        }
        OptionalDouble roundTrip = reports.stream()
                .filter(report ->
                        asterisk != null && asterisk.isAt(report.destination().getPort()))
                .map(RtcpSummary::meanRoundTrip)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        int clockRate = asterisk == null ? SdpAudio.USUAL_RATE : asterisk.clockRate();
        return of(
                leg,
                PERCENT
                        * max(reports.stream()
                                .mapToDouble(RtcpSummary::meanLoss)
                                .max()),
                MILLIS
                        * max(reports.stream()
                                .mapToDouble(RtcpSummary::meanJitter)
                                .max())
                        / clockRate,
                roundTrip.isPresent() ? Double.valueOf(MILLIS * roundTrip.getAsDouble()) : null);
    }

    private static double max(OptionalDouble most) {
        return most.orElse(0);
    }
}
