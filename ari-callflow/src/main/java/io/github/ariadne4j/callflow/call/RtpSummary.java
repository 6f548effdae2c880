package io.github.ariadne4j.callflow.call;

import org.jspecify.annotations.Nullable;

/**
 * What Asterisk counted of the sound of one channel until its end, and what the far end reported of it by RTCP. "In" is what came
 * from the far end, "out" what was sent to it. What came counts from the last change of the far end's stream (its SSRC) on. A value.
 *
 * @param received packets that came
 * @param sent packets that were sent
 * @param lostIn packets that did not come, as of the last report that Asterisk sent; null if it sent none, or if nothing came
 * @param lostOut packets that the far end did not get, as of its last report; null if it reported nothing
 * @param jitterInMs interarrival jitter of what came, the mean of all packets, in milliseconds; null if it is not known
 * @param jitterOutMs the same of what the far end got, the mean of its reports, in milliseconds; null if it reported nothing
 * @param rttMs from Asterisk to the far end and back, the mean of all measurements, in milliseconds; null if there was none
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

    /** How many of a hundred packets from the far end did not come; null if nothing came, or if it was not measured. */
    public @Nullable Double lossInPercent() {
        return lostIn == null || received == 0 ? null : Double.valueOf(PERCENT * lostIn / (received + lostIn));
    }

    /** How many of a hundred packets to the far end did not arrive; null if nothing was sent, or if it reported nothing. */
    public @Nullable Double lossOutPercent() {
        return lostOut == null || sent == 0 ? null : Double.valueOf(Math.min(PERCENT, PERCENT * lostOut / sent));
    }
}
