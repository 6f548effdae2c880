package io.github.ariadne4j.callflow.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times as ISO-8601 texts, each equal to {@link Instant#toString}. The times of a session are few different ones within a few
 * seconds, and are repeated in its next write: the texts of recent times and of recent seconds are cached. Any thread, without a
 * lock: an entry is complete or absent.
 */
final class InstantTexts {
    private static final int SIZE = 1 << 8;
    private static final @Nullable Text[] TIMES = new Text[SIZE];
    private static final @Nullable Second[] SECONDS = new Second[SIZE];

    private static final int LONGEST = "2026-01-01T00:00:00.000000000Z".length();
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;
    private static final int TENTH = 100_000_000;

    private record Text(Instant at, String text) {}

    /** @param text without the zone */
    private record Second(long second, String text) {}

    private InstantTexts() {}

    static String of(Instant at) {
        int place = at.hashCode() & SIZE - 1;
        Text known = TIMES[place];
        if (known == null || !known.at().equals(at)) {
            known = new Text(at, format(at));
            TIMES[place] = known;
        }
        return known.text();
    }

    private static String format(Instant at) {
        long second = at.getEpochSecond();
        int nanos = at.getNano();
        StringBuilder text = new StringBuilder(LONGEST).append(second(second));
        if (nanos != 0) {
            addFraction(nanos, text.append('.'));
        }
        return text.append('Z').toString();
    }

    private static String second(long second) {
        int place = (int) second & SIZE - 1;
        Second known = SECONDS[place];
        if (known == null || known.second() != second) {
            String text = Instant.ofEpochSecond(second).toString();
            known = new Second(second, text.substring(0, text.length() - 1));
            SECONDS[place] = known;
        }
        return known.text();
    }

    /** As milliseconds, microseconds or nanoseconds. */
    private static void addFraction(int nanos, StringBuilder to) {
        int micros = nanos % MICRO == 0 ? 6 : 9;
        int digits = nanos % MILLI == 0 ? 3 : micros;
        int left = nanos;
        for (int digit = 0; digit < digits; digit++) {
            to.append((char) ('0' + left / TENTH));
            left = left % TENTH * 10;
        }
    }
}
