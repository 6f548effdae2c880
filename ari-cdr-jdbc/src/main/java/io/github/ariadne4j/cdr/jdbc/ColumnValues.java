package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Converts values to column types. */
final class ColumnValues {
    private static final int MICROS = 6;

    private static final double MOST_MILLIS = 1e6;

    private ColumnValues() {}

    static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Exact for any duration: nanoseconds as a long are limited to 292 years, which a wrong clock can exceed. */
    static @Nullable BigDecimal seconds(@Nullable Duration duration) {
        return duration == null
                ? null
                : BigDecimal.valueOf(duration.toSeconds())
                        .add(BigDecimal.valueOf(duration.toNanosPart() / 1_000, MICROS))
                        .setScale(MICROS);
    }

    static @Nullable Short cause(@Nullable HangupCause cause) {
        return cause == null ? null : (short) cause.code();
    }

    /** Milliseconds, rounded to microseconds; null for a value out of range, which is not a valid measurement. */
    static @Nullable BigDecimal millis(@Nullable Double millis) {
        return millis == null || millis >= MOST_MILLIS ? null : thousandths(millis);
    }

    static @Nullable BigDecimal thousandths(@Nullable Double number) {
        return number == null ? null : BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP);
    }

    /** The SIP status; null for an invalid one, so that the row can be written. */
    static @Nullable Short sipStatus(@Nullable Integer status) {
        return status == null || status < 100 || status > 699 ? null : status.shortValue();
    }

    static @Nullable String plain(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }
}
