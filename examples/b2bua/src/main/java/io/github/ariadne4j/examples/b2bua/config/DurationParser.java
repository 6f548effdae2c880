package io.github.ariadne4j.examples.b2bua.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a time span: 30s, 10m, 2h, 1d. */
final class DurationParser {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    private DurationParser() {}

    /** Empty if it has another format. */
    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(of(Long.parseLong(parts.group(1)), parts.group(2))) : Optional.empty();
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
