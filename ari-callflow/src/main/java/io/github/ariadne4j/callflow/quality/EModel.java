package io.github.ariadne4j.callflow.quality;

/**
 * Estimates the quality of speech by the E-model of ITU-T G.107 (06/2015), simplified: {@code R = 93.2 - Id - Ie,eff}, where 93.2
 * is the result of the model's default values. Stateless.
 *
 * <ul>
 *   <li>{@code Ie,eff = Ie + (95 - Ie) * Ppl / (Ppl / BurstR + Bpl)} (clause 7.4), for G.711 with packet loss concealment
 *       ({@code Ie = 0}, {@code Bpl = 25.1}; G.113, Appendix I) and random loss ({@code BurstR = 1}). Other codecs, and loss in
 *       bursts, have a lower quality.
 *   <li>{@code Id = 0.024 d + 0.11 (d - 177.3) H(d - 177.3)}, the approximation of clause 7.3 by Cole and Rosenbluth (2001), for
 *       a delay {@code d} of one way in ms: half the round trip, twice the jitter for the far end's buffer, and a packet of 20 ms.
 *       Echo, noise and loudness have their default values.
 * </ul>
 */
public final class EModel {
    private static final double BEST = 93.2;
    private static final double LOSS_ROBUSTNESS = 25.1;
    private static final double MOST_BY_LOSS = 95;
    private static final double DELAY_FACTOR = 0.024;
    private static final double DISTURBING_FACTOR = 0.11;
    private static final double DISTURBING_DELAY = 177.3;
    private static final double PACKET_MILLIS = 20;

    private EModel() {}

    /**
     * The rating R.
     *
     * @param lossPercent the packet loss in percent
     * @param delayMillis the one-way delay in milliseconds
     */
    public static double rating(double lossPercent, double delayMillis) {
        double byLoss = MOST_BY_LOSS * lossPercent / (lossPercent + LOSS_ROBUSTNESS);
        double disturbing = Math.max(0, delayMillis - DISTURBING_DELAY);
        return BEST - DELAY_FACTOR * delayMillis - DISTURBING_FACTOR * disturbing - byLoss;
    }

    /** The mean opinion score of a rating, 1 to 4.5 (G.107, Annex B). */
    public static double mos(double rating) {
        if (rating <= 0) {
            return 1;
        }
        return rating >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
    }

    /**
     * The mean opinion score of measured values.
     *
     * @param lossPercent the packet loss in percent
     * @param jitterMillis the interarrival jitter in milliseconds
     * @param roundTripMillis the round-trip time in milliseconds; 0 if unknown
     */
    public static double mos(double lossPercent, double jitterMillis, double roundTripMillis) {
        return mos(rating(lossPercent, roundTripMillis / 2 + 2 * jitterMillis + PACKET_MILLIS));
    }
}
