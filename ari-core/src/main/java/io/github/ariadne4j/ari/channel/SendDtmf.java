package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;

/**
 * Digits to be sent to a channel.
 *
 * @param digits {@code 0} to {@code 9}, {@code *}, {@code #}, {@code a} to {@code d}; {@code w} waits half a second
 * @param before the pause before the first, to the millisecond
 * @param between the pause between two, to the millisecond
 * @param length how long each is, to the millisecond
 * @param after the pause after the last, to the millisecond
 */
public record SendDtmf(String digits, Duration before, Duration between, Duration length, Duration after) {
    private static final Duration NORMAL = Duration.ofMillis(100);

    /** @throws IllegalArgumentException if a digit is none, or a time is negative */
    public SendDtmf {
        if (!digits.matches("[0-9*#a-dA-DwW]+")) {
            throw new IllegalArgumentException("digits must be of 0-9 * # a-d w: " + digits);
        }
        RequestChecks.notNegative("before", before);
        RequestChecks.notNegative("between", between);
        RequestChecks.notNegative("length", length);
        RequestChecks.notNegative("after", after);
    }

    /** At once, 100 ms each, with 100 ms between. */
    public static SendDtmf of(String digits) {
        return new SendDtmf(digits, Duration.ZERO, NORMAL, NORMAL, Duration.ZERO);
    }
}
