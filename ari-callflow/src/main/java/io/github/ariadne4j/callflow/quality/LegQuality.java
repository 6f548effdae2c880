package io.github.ariadne4j.callflow.quality;

import io.github.ariadne4j.ari.hep.RtcpSummary;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.callflow.leg.LegId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How the sound of a leg travels, in each figure the worse of both directions. A value.
 *
 * @param leg the leg
 * @param lossPercent how many of a hundred packets do not arrive; null if it was not measured, as below
 * @param jitterMs interarrival jitter, the mean so far, in milliseconds
 * @param rttMs from Asterisk to the far end and back, in milliseconds
 * @param mos how it is heard, estimated by {@link EModel}, 1 to 4.5
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

    /** Of what Asterisk has measured and been told so far; null if nothing came in yet. */
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

    /** Asterisk says 0 of what no report of the far end told. */
    private static @Nullable Double roundTripOf(RtpStatistics measured) {
        Double seconds = measured.roundTrip();
        return seconds == null || seconds <= 0 ? null : seconds;
    }

    private static double meanOf(RtpStatistics.Spread spread) {
        Double mean = spread.mean();
        return mean == null ? 0 : mean;
    }

    /**
     * Of RTCP reports; null if there are none.
     *
     * @param asterisk where the far end sends its sound and its reports, as Asterisk's SDP says; null if that is not known, and then
     *     the round trip is not known either
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
