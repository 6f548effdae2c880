package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * How the sound of a channel travels: "local" is what we measured of what came in, "remote" what the far end reported of
 * what we sent. Times are seconds, as Asterisk gives them.
 *
 * @param channel the channel
 * @param localSsrc our stream's id
 * @param remoteSsrc the far end's stream's id
 * @param sent what went out
 * @param received what came in
 * @param localJitter jitter of what came in
 * @param remoteJitter jitter of what went out
 * @param localLoss loss of what came in
 * @param remoteLoss loss of what went out
 * @param roundTrip the round trip; null if never measured
 * @param roundTripSpread how the round trip varied
 */
public record RtpStatistics(
        String channel,
        long localSsrc,
        long remoteSsrc,
        Flow sent,
        Flow received,
        Spread localJitter,
        Spread remoteJitter,
        Spread localLoss,
        Spread remoteLoss,
        @Nullable Double roundTrip,
        Spread roundTripSpread) {
    /**
     * One direction.
     *
     * @param packets how many packets
     * @param octets how many octets
     * @param lost how many packets were lost
     * @param jitter the last jitter; null if never measured
     */
    public record Flow(
            long packets, long octets, long lost, @Nullable Double jitter) {}

    /**
     * How a value varied; each null if never measured.
     *
     * @param max the largest
     * @param min the smallest
     * @param mean the mean ({@code normdev})
     * @param deviation the standard deviation
     */
    public record Spread(
            @Nullable Double max,
            @Nullable Double min,
            @Nullable Double mean,
            @Nullable Double deviation) {}
}
