package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The RTP statistics of a channel: "local" values are Asterisk's measurements of received media, "remote" values are
 * the far end's reports about sent media. Times are in seconds.
 *
 * @param channel the channel
 * @param localSsrc SSRC of Asterisk's stream
 * @param remoteSsrc SSRC of the far end's stream
 * @param sent media sent
 * @param received media received
 * @param localJitter jitter of received media
 * @param remoteJitter jitter of sent media
 * @param localLoss loss of received media
 * @param remoteLoss loss of sent media
 * @param roundTrip the last round-trip time; null if never measured
 * @param roundTripSpread spread of the round-trip time
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
     * The counters of one direction.
     *
     * @param packets number of packets
     * @param octets number of octets
     * @param lost number of packets lost
     * @param jitter the last jitter; null if never measured
     */
    public record Flow(
            long packets, long octets, long lost, @Nullable Double jitter) {}

    /**
     * The spread of a measured value; each null if never measured.
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
