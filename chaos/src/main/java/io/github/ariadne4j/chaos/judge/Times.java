package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The durations of an operation, one for each time it happened. */
public record Times(List<Duration> sorted) {
    /** None yet. */
    public static final Times NONE = new Times(List.of());

    /** In any order. */
    public Times {
        sorted = sorted.stream().sorted().toList();
    }

    /** These and one more. */
    public Times and(Duration another) {
        List<Duration> more = new ArrayList<>(sorted);
        more.add(another);
        return new Times(more);
    }

    /** The smallest duration that at least this share is within; zero if there is none. */
    public Duration percentile(double percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(sorted.size() * percent / 100);
        return sorted.get(Math.max(rank, 1) - 1);
    }

    /** The median and the 99th percentile in seconds: {@code 0.41/1.20}; a dash if there is none. */
    @Override
    public String toString() {
        return sorted.isEmpty() ? "-" : seconds(percentile(50)) + "/" + seconds(percentile(99));
    }

    private static String seconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }
}
