package io.github.ariadne4j.callflow.call;

import org.jspecify.annotations.Nullable;

/**
 * The RTP statistics of one channel until its end: counted by Asterisk, or reported by the far end by RTCP (RFC 3550). "In" is
 * received from the far end, "out" sent to it. Received packets are counted since the last change of the far end's stream (its
 * SSRC). Immutable.
 *
 * @param received packets received
 * @param sent packets sent
 * @param lostIn packets not received, as of the last report that Asterisk sent; null if it sent none, or nothing was received
 * @param lostOut packets that the far end did not receive, as of its last report; null if it reported nothing
 * @param jitterInMs interarrival jitter of received packets, the mean of all, in milliseconds; null if unknown
 * @param jitterOutMs interarrival jitter at the far end, the mean of its reports, in milliseconds; null if it reported nothing
 * @param rttMs round-trip time between Asterisk and the far end, the mean of all measurements, in milliseconds; null if there was
 *     none
 */
public record RtpSummary(
        long received,
        long sent,
        @Nullable Long lostIn,
        @Nullable Long lostOut,
        @Nullable Double jitterInMs,
        @Nullable Double jitterOutMs,
        @Nullable Double rttMs) {
    private static final double PERCENT = 100;

    /** The loss from the far end, in percent; null if nothing was received, or it was not measured. */
    public @Nullable Double lossInPercent() {
        return lostIn == null || received == 0 ? null : Double.valueOf(PERCENT * lostIn / (received + lostIn));
    }

    /** The loss to the far end, in percent; null if nothing was sent, or the far end reported nothing. */
    public @Nullable Double lossOutPercent() {
        return lostOut == null || sent == 0 ? null : Double.valueOf(Math.min(PERCENT, PERCENT * lostOut / sent));
    }
}
