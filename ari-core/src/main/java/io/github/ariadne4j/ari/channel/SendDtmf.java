package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.request.RequestChecks;
import java.time.Duration;

/**
 * A request to send DTMF digits to a channel. Times are in whole milliseconds.
 *
 * @param digits {@code 0} to {@code 9}, {@code *}, {@code #}, {@code a} to {@code d}; {@code w} is a pause of 500 ms
 * @param before the pause before the first digit
 * @param between the pause between two digits
 * @param length the length of each digit
 * @param after the pause after the last digit
 */
public record SendDtmf(String digits, Duration before, Duration between, Duration length, Duration after) {
    private static final Duration NORMAL = Duration.ofMillis(100);

    /** @throws IllegalArgumentException if there is an invalid digit, or a negative time */
    public SendDtmf {
        if (!digits.matches("[0-9*#a-dA-DwW]+")) {
            throw new IllegalArgumentException("digits must be 0-9, *, #, a-d or w: " + digits);
        }
        RequestChecks.notNegative("before", before);
        RequestChecks.notNegative("between", between);
        RequestChecks.notNegative("length", length);
        RequestChecks.notNegative("after", after);
    }

    /** Digits of 100 ms with pauses of 100 ms, at once. */
    public static SendDtmf of(String digits) {
        return new SendDtmf(digits, Duration.ZERO, NORMAL, NORMAL, Duration.ZERO);
    }
}
