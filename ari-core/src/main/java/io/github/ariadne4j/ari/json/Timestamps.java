package io.github.ariadne4j.ari.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Reads Asterisk's timestamps, such as {@code 2025-03-17T08:32:35.709-0600} with an offset without a colon. */
final class Timestamps {
    private static final String FORM = "0000-00-00T00:00:00.000+0000";
    private static final int OFFSET = FORM.length() - 5;
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** Also accepts an offset with a colon, more digits, and Z. */
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "+0000")
            .optionalEnd()
            .toFormatter();

    private Timestamps() {}

    /** The time; null if the text is not a timestamp. */
    static @Nullable Instant read(String text) {
        try {
            if (hasForm(text)) {
                return usual(text);
            }
            return text.isEmpty() ? null : OffsetDateTime.parse(text, ANY).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int at = 0; at < FORM.length(); at++) {
            char form = FORM.charAt(at);
            char found = text.charAt(at);
            boolean fits = form == '0' ? found >= '0' && found <= '9' : found == form || (at == OFFSET && found == '-');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, OFFSET) * NANOS_PER_MILLI);
        int sign = text.charAt(OFFSET) == '-' ? -1 : 1;
        int hours = number(text, OFFSET + 1, OFFSET + 3);
        int minutes = number(text, OFFSET + 3, OFFSET + 5);
        return local.toInstant(
                hours + minutes == 0 ? ZoneOffset.UTC : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }
}
