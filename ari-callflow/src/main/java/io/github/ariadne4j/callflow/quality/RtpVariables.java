package io.github.ariadne4j.callflow.quality;

import io.github.ariadne4j.callflow.call.RtpSummary;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the channel variables with the RTP statistics that Asterisk sets just before a channel is hung up. Events contain them
 * if {@code channelvars} in {@code ari.conf} lists them.
 *
 * <p>The meaning of the values follows Asterisk's implementation ({@code main/rtp_engine.c}, {@code res/res_rtp_asterisk.c}):
 *
 * <ul>
 *   <li>{@code rxjitter} in {@code RTPAUDIOQOS} is the jitter that the far end reported, and {@code txjitter} the one that Asterisk
 *       measured, each the latest value. The means in {@code RTPAUDIOQOSJITTER} have the correct names, and are used.
 *   <li>{@code lp} is counted at each report that Asterisk sends, every 5 s unless {@code rtcpinterval} is set; before the first one
 *       {@code txmes} is 0 as well, and nothing was measured.
 *   <li>The far end has reported if one of the values that come from it is not 0; {@code rxmes} is one of them.
 * </ul>
 */
public final class RtpVariables {
    private static final String[] NAMES = {"RTPAUDIOQOS", "RTPAUDIOQOSJITTER", "RTPAUDIOQOSRTT"};
    private static final double MILLIS = 1_000;
    /**
     * The RTCP count of lost packets has 24 bits and a sign; duplicate packets make it negative. Asterisk passes it on without
     * the sign.
     */
    private static final long NEGATIVE = 0x80_0000;

    private final Map<String, Double> figures;

    private RtpVariables(Map<String, Double> figures) {
        this.figures = figures;
    }

    /**
     * The statistics in these variables of a channel; null if nothing was counted, or the events do not contain the variables.
     */
    public static @Nullable RtpSummary read(Map<String, String> variables) {
        String counts = variables.get(NAMES[0]);
        if (counts == null || counts.isEmpty()) {
            return null;
        }
        Map<String, Double> figures = new HashMap<>();
        for (String name : NAMES) {
            for (String figure : variables.getOrDefault(name, "").split(";", -1)) {
                add(figures, figure);
            }
        }
        return figures.containsKey("rxcount") ? new RtpVariables(figures).summary() : null;
    }

    /** A text that is no number is ignored. */
    private static void add(Map<String, Double> figures, String figure) {
        int equals = figure.indexOf('=');
        if (equals < 0) {
            return;
        }
        try {
            double value = Double.parseDouble(figure.substring(equals + 1));
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                figures.put(figure.substring(0, equals).trim(), value);
            }
        } catch (NumberFormatException e) {
            // Ignored, as a missing value.
        }
    }

    private RtpSummary summary() {
        long received = count("rxcount");
        boolean isReported = of("rlp") > 0 || of("rxmes") > 0 || of("avgtxjitter") > 0 || of("avgrtt") > 0;
        return new RtpSummary(
                received,
                count("txcount"),
                received > 0 && isLossMeasured() ? Long.valueOf(count("lp")) : null,
                isReported ? Long.valueOf(reportedLoss()) : null,
                received > 0 ? millis("avgrxjitter") : null,
                isReported ? millis("avgtxjitter") : null,
                of("avgrtt") > 0 ? millis("avgrtt") : null);
    }

    /** An Asterisk without {@code txmes} (before 20.2) does not show that: its count is used as it is. */
    private boolean isLossMeasured() {
        return of("lp") > 0 || !figures.containsKey("txmes") || of("txmes") > 0;
    }

    private long reportedLoss() {
        long lost = count("rlp");
        return lost >= NEGATIVE ? 0 : lost;
    }

    private double of(String name) {
        return figures.getOrDefault(name, 0.0);
    }

    private long count(String name) {
        return (long) of(name);
    }

    private @Nullable Double millis(String name) {
        Double seconds = figures.get(name);
        return seconds == null ? null : Double.valueOf(MILLIS * seconds);
    }
}
