package io.github.ariadne4j.micrometer;

import java.time.Duration;
import java.util.stream.LongStream;

/** The upper bounds of histogram buckets. They are fixed, so that histograms of several instances can be added. */
final class HistogramBuckets {
    private HistogramBuckets() {}

    /** Bounds for requests to an Asterisk in the same network. */
    static Duration[] ofRequests() {
        return milliseconds(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    }

    /** Bounds for delays that a caller perceives. */
    static Duration[] ofCalls() {
        return milliseconds(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);
    }

    private static Duration[] milliseconds(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
