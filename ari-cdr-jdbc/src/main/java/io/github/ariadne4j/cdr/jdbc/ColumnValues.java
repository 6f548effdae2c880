package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.ari.model.HangupCause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values as columns hold them. */
final class ColumnValues {
    private static final int MICROS = 6;

    private static final double MOST_MILLIS = 1e6;

    private ColumnValues() {}

    static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Exact at any length: nanoseconds as a long would end after 292 years, and a wrong clock is off by more. */
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

    /** Milliseconds to the microsecond; what no column holds is no measurement, and must not cost the row. */
    static @Nullable BigDecimal millis(@Nullable Double millis) {
        return millis == null || millis >= MOST_MILLIS ? null : thousandths(millis);
    }

    static @Nullable BigDecimal thousandths(@Nullable Double number) {
        return number == null ? null : BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP);
    }

    /** What is no SIP status says nothing, and must not cost the row. */
    static @Nullable Short sipStatus(@Nullable Integer status) {
        return status == null || status < 100 || status > 699 ? null : status.shortValue();
    }

    static @Nullable String plain(@Nullable String text) {
        return text == null ? null : PlainText.of(text);
    }
}
