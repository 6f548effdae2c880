package io.github.ariadne4j.examples.b2bua.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Parses a time in the past: a time span ago, or ISO 8601, without an offset in the zone of the machine. */
final class SinceParser {
    private SinceParser() {}

    /** @throws IllegalArgumentException if it has neither format */
    static Instant parse(String text, Instant now, ZoneId zone) {
        return DurationParser.parse(text).map(now::minus).orElseGet(() -> time(text, zone));
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "it must read 10m, 2h, 1d, 2026-11-29 or 2026-11-29T10:15:00Z, but is " + DisplayText.of(text), e);
        }
    }
}
